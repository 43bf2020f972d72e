'use strict';

/** Says how long a resolver took. */
module.exports = (resolve) =>
  async function logged(root, args, ctx, info) {
    console.time(info.fieldName);
    try {
      return await resolve(root, args, ctx, info);
    } finally {
      console.timeEnd(info.fieldName);
    }
  };
