'use strict';

const sql = require('./sql');

exports.viewerOf = async (req) => {
  const token = req.get('authorization');
  if (!token) return null;
  const [viewer] = await sql`select id from viewers where token = ${token}`;
  if (!viewer) return null;
  const follows = await sql`select runner_id from follows where viewer_id = ${viewer.id}`;
  return { id: viewer.id, following: new Set(follows.map((row) => row.runnerId)) };
};
