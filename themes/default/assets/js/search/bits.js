// Reads the numbers that `src/search/bits.rs` writes as bits; `tests/vectors/search/bits.json`
// holds both to one result.

/**
 * Reads numbers from bytes, bit by bit from the highest down; behind the end there are zeros, see
 * `end`.
 */
class Bits {
  constructor(bytes) { this.bytes = bytes; this.at = 0; }
  /** The next bits, at most 25, without taking them. */
  peek(count) {
    const { bytes } = this, at = this.at >> 3;
    const four = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
    return count && (four << (this.at & 7)) >>> (32 - count);
  }
  bits(count) {
    const value = this.peek(count);
    this.at += count;
    return value;
  }
  /** A number in the Elias gamma code. */
  gamma() {
    const zeros = Math.clz32(this.peek(25) << 7 | 64);
    this.at += zeros + 1;
    return ((1 << zeros) | this.bits(check(zeros, 24))) - 1;
  }
  /** A number in a Golomb-Rice code. */
  rice(scale) {
    let high = 0;
    while (this.bits(1)) high++;
    return (high << scale) | this.bits(scale);
  }
  /** A number below a limit. */
  below(limit) {
    if (limit <= 1) return 0;
    const length = 32 - Math.clz32(limit - 1), short = 2 ** length - limit, value = this.bits(length - 1);
    return value < short ? value : ((value << 1) | this.bits(1)) - short;
  }
  /** Adds `count` rising numbers in `low..high` to `values` (binary interpolative coding). */
  rising(count, low, high, values) {
    if (!count) return values;
    if (high - low <= count) { for (let at = 0; at < count; at++) values.push(low + at); return values; }
    const middle = count >> 1, value = low + middle + this.below(high - low - count + 1);
    this.rising(middle, low, value, values);
    values.push(value);
    return this.rising(count - middle - 1, value + 1, high, values);
  }
  /** Numbers most of which are the same. */
  commonFirst(count) {
    const kinds = Array.from({ length: check(this.gamma() + 1, count) }, () => this.gamma());
    const values = new Array(count).fill(kinds[0]);
    if (kinds.length > 1) {
      const others = this.rising(check(this.gamma(), count), 0, count, []);
      for (const at of others) values[at] = kinds[check(this.gamma() + 1, kinds.length - 1)];
    }
    return values;
  }
  /** Throws if more was read than there is. */
  end() { check(this.at, this.bytes.length * 8); }
}

/** The value, if it is at most `most`; otherwise the file is damaged. */
const check = (value, most) => { if (!(value <= most)) throw new RangeError("damaged search index"); return value; };
