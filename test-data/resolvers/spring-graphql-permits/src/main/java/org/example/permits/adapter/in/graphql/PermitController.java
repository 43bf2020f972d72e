package org.example.permits.adapter.in.graphql;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.example.permits.adapter.out.http.DocumentApi;
import org.example.permits.adapter.out.jdbc.PermitRows;
import org.example.permits.application.ParcelDirectory;
import org.example.permits.application.PermitQueries;
import org.example.permits.domain.Applicant;
import org.example.permits.domain.Inspection;
import org.example.permits.domain.Objection;
import org.example.permits.domain.Officer;
import org.example.permits.domain.Parcel;
import org.springframework.context.MessageSource;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Slice;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
@SchemaMapping(typeName = "Permit")
class PermitController {

    private final PermitQueries queries;
    private final PermitRows rows;
    private final PermitMapper mapper;
    private final ParcelDirectory parcels;
    private final DocumentApi documentApi;
    private final MessageSource messages;

    PermitController(
            PermitQueries queries,
            PermitRows rows,
            PermitMapper mapper,
            ParcelDirectory parcels,
            DocumentApi documentApi,
            MessageSource messages) {
        this.queries = queries;
        this.rows = rows;
        this.mapper = mapper;
        this.parcels = parcels;
        this.documentApi = documentApi;
        this.messages = messages;
    }

    @QueryMapping
    Slice<PermitView> permits(@Argument Integer first) {
        return rows.findAllByOrderByIdDesc(PageRequest.ofSize(first == null ? 25 : first)).map(mapper::toView);
    }

    @QueryMapping
    PermitView permit(@Argument String number) {
        return queries.byNumber(number).map(mapper::toView).orElse(null);
    }

    @SchemaMapping
    PermitMapper.MoneyView fee(PermitView permit) {
        return mapper.toMoney(permit.feeCents());
    }

    @SchemaMapping
    String statusText(PermitView permit, @Argument String language) {
        return messages.getMessage("status." + permit.status(), null, permit.status(), Locale.of(language));
    }

    @SchemaMapping
    boolean editable(PermitView permit, @ContextValue(required = false) Long officerId) {
        return officerId != null && officerId.equals(permit.officerId()) && !"CLOSED".equals(permit.status());
    }

    @SchemaMapping
    String qrCode(PermitView permit) {
        return Base64.getEncoder().encodeToString(permit.number().getBytes(StandardCharsets.UTF_8));
    }

    @SchemaMapping
    CompletableFuture<Applicant> applicant(PermitView permit, DataLoader<Long, Applicant> applicants) {
        return applicants.load(permit.applicantId());
    }

    @SchemaMapping
    CompletableFuture<Officer> officer(PermitView permit, DataFetchingEnvironment env) {
        if (permit.officerId() == null) {
            return CompletableFuture.completedFuture(null);
        }
        DataLoader<Long, Officer> officers = env.getDataLoader("officer");
        return officers.load(permit.officerId());
    }

    @SchemaMapping
    Parcel parcel(PermitView permit) {
        return parcels.find(permit.section(), permit.parcelNumber());
    }

    @SchemaMapping
    List<DocumentApi.Document> documents(PermitView permit) {
        return documentApi.ofCase(permit.number());
    }

    @BatchMapping(typeName = "Permit")
    Map<PermitView, List<Objection>> objections(List<PermitView> permits) {
        Map<Long, PermitView> byId = index(permits);
        return queries.objectionsTo(byId.keySet()).stream()
                .collect(groupingBy(objection -> byId.get(objection.permitId())));
    }

    @BatchMapping(typeName = "Permit", field = "objectionCount")
    List<Integer> countObjections(List<PermitView> permits) {
        Map<Long, Long> counts = queries.objectionsTo(index(permits).keySet()).stream()
                .collect(groupingBy(Objection::permitId, counting()));
        return permits.stream().map(permit -> counts.getOrDefault(permit.id(), 0L).intValue()).toList();
    }

    @BatchMapping(typeName = "Permit")
    Map<PermitView, List<Inspection>> inspections(List<PermitView> permits) {
        Map<Long, PermitView> byId = index(permits);
        return queries.inspectionsOf(byId.keySet()).stream()
                .collect(groupingBy(inspection -> byId.get(inspection.permitId())));
    }

    @SchemaMapping
    Inspection lastInspection(PermitView permit) {
        return queries.lastInspection(permit.id()).orElse(null);
    }

    @SchemaMapping
    CompletableFuture<List<String>> neighbours(PermitView permit) {
        DataLoader<String, List<String>> loader = DataLoaderFactory.newMappedDataLoader(
                keys -> CompletableFuture.completedFuture(parcels.adjacent(keys)));
        CompletableFuture<List<String>> found = loader.load(permit.section() + "/" + permit.parcelNumber());
        loader.dispatch();
        return found;
    }

    @SchemaMapping
    CompletableFuture<List<String>> conditions(PermitView permit, DataFetchingEnvironment env) {
        DataLoader<Long, List<String>> loader = env.getDataLoaderRegistry().computeIfAbsent(
                "conditions",
                name -> DataLoaderFactory.newMappedDataLoader(
                        ids -> CompletableFuture.completedFuture(queries.conditions(new HashSet<>(ids)))));
        return loader.load(permit.id()).thenApply(texts -> texts == null ? List.of() : texts);
    }

    @SchemaMapping
    PermitQueries.Decision decision(PermitView permit) {
        return "OPEN".equals(permit.status()) ? null : queries.decision(permit.number());
    }

    private static Map<Long, PermitView> index(List<PermitView> permits) {
        return permits.stream().collect(java.util.stream.Collectors.toMap(PermitView::id, permit -> permit));
    }
}
