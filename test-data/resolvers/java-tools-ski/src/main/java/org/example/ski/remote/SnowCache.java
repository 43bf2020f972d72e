package org.example.ski.remote;

import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;

public class SnowCache {

	private final JedisPool pool;

	public SnowCache(JedisPool pool) {
		this.pool = pool;
	}

	public Integer depth(int resortId) {
		try (Jedis jedis = pool.getResource()) {
			String value = jedis.get("snow:" + resortId);
			return value == null ? null : Integer.valueOf(value);
		}
	}
}
