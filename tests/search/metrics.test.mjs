// The expected numbers are worked out by hand.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { mean, ndcgAt, recallAt, reciprocalRank } from "./metrics.mjs";

const near = (actual, expected) => assert.ok(Math.abs(actual - expected) < 1e-4, `${actual} is not ${expected}`);

describe("recallAt", () => {
  test("is the share of the wanted that is found", () => {
    assert.equal(recallAt(["a", "x", "b"], ["a", "b", "c", "d"], 10), 0.5);
    assert.equal(recallAt(["b", "a"], ["a", "b"], 10), 1);
    assert.equal(recallAt([], ["a"], 10), 0);
  });

  test("looks at the first k only", () => {
    assert.equal(recallAt(["x", "y", "a"], ["a", "b"], 2), 0);
    assert.equal(recallAt(["x", "a", "b"], ["a", "b"], 2), 0.5);
  });

  test("is full when all k results are wanted, however many more are", () => {
    assert.equal(recallAt(["a", "b"], ["a", "b", "c"], 2), 1);
    assert.equal(recallAt(["a", "x"], ["a", "b", "c"], 2), 0.5);
  });

  test("counts an id once", () => {
    assert.equal(recallAt(["a", "a"], ["a", "b"], 10), 0.5);
    assert.equal(recallAt(["a"], ["a", "a"], 10), 1);
  });
});

describe("ndcgAt", () => {
  const grades = new Map([["a", 2], ["b", 2], ["c", 1]]);

  test("is 1 for the best order, whichever of two equals comes first", () => {
    near(ndcgAt(["a", "b", "c"], grades, 10), 1);
    near(ndcgAt(["b", "a", "c", "x"], grades, 10), 1);
  });

  test("discounts by the logarithm of the place", () => {
    // Found: 1/log2(2) + 2/log2(4) = 1 + 1 = 2. Best: 2 + 2/1.58496 + 1/2 = 3.76186.
    near(ndcgAt(["c", "x", "a"], grades, 10), 0.53165);
    // Found: 2/log2(3) = 1.26186. Best: 2.
    near(ndcgAt(["x", "a"], new Map([["a", 2]]), 10), 0.63093);
  });

  test("looks at the first k only, in the best order too", () => {
    // Found: 2. Best: 2 + 1.26186 = 3.26186.
    near(ndcgAt(["a", "x", "b"], grades, 2), 0.61315);
    near(ndcgAt(["a", "b"], grades, 2), 1);
  });

  test("is 0 where nothing fits and counts an id once", () => {
    assert.equal(ndcgAt([], grades, 10), 0);
    assert.equal(ndcgAt(["x"], grades, 10), 0);
    near(ndcgAt(["a", "a", "a"], new Map([["a", 2]]), 10), 1);
  });
});

test("reciprocalRank is one divided by the place of the first that is wanted", () => {
  assert.equal(reciprocalRank(["a", "b"], ["b", "a"]), 1);
  assert.equal(reciprocalRank(["x", "y", "z", "b"], ["a", "b"]), 0.25);
  assert.equal(reciprocalRank(["x"], ["a"]), 0);
  assert.equal(reciprocalRank([], ["a"]), 0);
});

test("mean knows no numbers from zero", () => {
  assert.equal(mean([1, 0, 0.5]), 0.5);
  assert.equal(mean([0]), 0);
  assert.equal(mean([]), null);
});
