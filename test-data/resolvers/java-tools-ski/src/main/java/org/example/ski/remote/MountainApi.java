package org.example.ski.remote;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.example.ski.model.Review;

public class MountainApi {

	private final HttpClient http = HttpClient.newHttpClient();
	private final ObjectMapper json = new ObjectMapper();
	private final Map<Integer, Integer> levels = new ConcurrentHashMap<>();
	private final String base;

	public MountainApi(String base) {
		this.base = base;
	}

	public CompletableFuture<String> weather(String place) {
		return http.sendAsync(get("/weather/" + place), HttpResponse.BodyHandlers.ofString()).thenApply(HttpResponse::body);
	}

	public int avalancheLevel(int resortId) {
		return levels.computeIfAbsent(resortId, id -> Integer.valueOf(text("/avalanche/" + id)));
	}

	public Integer waitingAt(int liftId) {
		String answer = text("/queues/" + liftId);
		return answer.isBlank() ? null : Integer.valueOf(answer.strip());
	}

	public Map<Integer, List<Review>> reviews(Collection<Integer> resortIds) {
		String ids = resortIds.stream().map(String::valueOf).collect(Collectors.joining(","));
		try {
			return json.readValue(text("/reviews?resorts=" + ids), new TypeReference<>() { });
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private String text(String path) {
		try {
			return http.send(get(path), HttpResponse.BodyHandlers.ofString()).body();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			return "";
		}
	}

	private HttpRequest get(String path) {
		return HttpRequest.newBuilder(URI.create(base + path)).GET().build();
	}
}
