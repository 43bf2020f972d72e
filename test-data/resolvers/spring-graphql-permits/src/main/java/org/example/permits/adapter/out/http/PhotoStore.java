package org.example.permits.adapter.out.http;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.example.permits.domain.Inspection;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

@Component
public class PhotoStore {

    private final S3Presigner presigner;
    private final RestTemplate http;
    private final String bucket;

    public PhotoStore(S3Presigner presigner, RestTemplate http, @Value("${permits.bucket}") String bucket) {
        this.presigner = presigner;
        this.http = http;
        this.bucket = bucket;
    }

    /** Signed here, without a request. */
    public List<String> links(Inspection inspection) {
        return IntStream.range(0, inspection.photoCount())
                .mapToObj(n -> sign(inspection.id() + "/" + n + ".jpg"))
                .toList();
    }

    public String report(Inspection inspection) {
        return http.getForObject(sign(inspection.id() + "/report.txt"), String.class);
    }

    private String sign(String key) {
        return presigner.presignGetObject(request -> request
                        .signatureDuration(Duration.ofMinutes(15))
                        .getObjectRequest(object -> object.bucket(bucket).key(key)))
                .url()
                .toString();
    }
}
