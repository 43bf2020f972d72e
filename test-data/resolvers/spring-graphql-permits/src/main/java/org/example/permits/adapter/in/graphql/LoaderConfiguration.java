package org.example.permits.adapter.in.graphql;

import java.util.stream.Collectors;
import org.example.permits.adapter.out.http.CompanyRegister;
import org.example.permits.adapter.out.jdbc.ApplicantRows;
import org.example.permits.adapter.out.jdbc.OfficerRows;
import org.example.permits.application.ParcelDirectory;
import org.example.permits.application.ParcelDirectory.Owner;
import org.example.permits.domain.Applicant;
import org.example.permits.domain.Officer;
import org.example.permits.domain.ParcelKey;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Configuration;
import org.springframework.graphql.execution.BatchLoaderRegistry;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Configuration
class LoaderConfiguration implements InitializingBean {

    private final BatchLoaderRegistry registry;
    private final ApplicantRows applicants;
    private final OfficerRows officers;
    private final ParcelDirectory parcels;
    private final CompanyRegister register;

    LoaderConfiguration(
            BatchLoaderRegistry registry,
            ApplicantRows applicants,
            OfficerRows officers,
            ParcelDirectory parcels,
            CompanyRegister register) {
        this.registry = registry;
        this.applicants = applicants;
        this.officers = officers;
        this.parcels = parcels;
        this.register = register;
    }

    @Override
    public void afterPropertiesSet() {
        registry.forTypePair(Long.class, Applicant.class).registerMappedBatchLoader((ids, env) ->
                Mono.fromCallable(() -> applicants.findAllById(ids).stream()
                                .collect(Collectors.toMap(Applicant::id, applicant -> applicant)))
                        .subscribeOn(Schedulers.boundedElastic()));

        registry.<Long, Officer>forName("officer").registerBatchLoader((ids, env) ->
                Flux.defer(() -> Flux.fromIterable(officers.findAllById(ids))));

        registry.forTypePair(ParcelKey.class, Owner.class)
                .registerBatchLoader((keys, env) -> Flux.fromIterable(parcels.owners(keys)));

        registry.<Long, Integer>forName("reputation").registerMappedBatchLoader((ids, env) ->
                Mono.fromCallable(() -> ids.stream().collect(Collectors.toMap(id -> id, register::reputation))));
    }
}
