// Korean search over the files below search/, which `src/search` makes. Knows no page:
// `search-ui.js` draws what is found.
//
// When the theme is published, each line `//= NAME` becomes the part of that name in the folder
// beside this file. A theme may replace one part, or this file as a whole.
"use strict";

globalThis.OndoSearch = (() => {
  //= constants.js
  //= letters.js
  //= text.js
  //= bits.js
  //= format.js
  //= rank.js
  //= load.js
  //= engine.js
  //= places.js
  //= readings.js
  //= query.js

  return {
    open: (options) => new Engine(options),
    take,
    // For tests of the parts.
    words, letters, grown, stolen, fromLatin, toLatin, verbStems, Bits,
  };
})();
