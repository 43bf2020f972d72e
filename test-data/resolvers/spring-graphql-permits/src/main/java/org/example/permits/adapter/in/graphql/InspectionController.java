package org.example.permits.adapter.in.graphql;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.example.permits.adapter.out.http.PhotoStore;
import org.example.permits.adapter.out.jdbc.OfficerRows;
import org.example.permits.application.PermitQueries;
import org.example.permits.domain.Inspection;
import org.example.permits.domain.Officer;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Controller;

@Controller
class InspectionController {

    private final PermitQueries queries;
    private final PermitMapper mapper;
    private final PhotoStore photoStore;
    private final OfficerRows officers;
    private final JdbcTemplate jdbc;

    InspectionController(
            PermitQueries queries, PermitMapper mapper, PhotoStore photoStore, OfficerRows officers, JdbcTemplate jdbc) {
        this.queries = queries;
        this.mapper = mapper;
        this.photoStore = photoStore;
        this.officers = officers;
        this.jdbc = jdbc;
    }

    record Office(String name, String district) {
    }

    @QueryMapping
    List<Inspection> inspections(@Argument int week) {
        return queries.inspectionsInWeek(week);
    }

    @QueryMapping
    Office office() {
        return new Office("Building permits", "north");
    }

    @SchemaMapping
    PermitView permit(Inspection inspection) {
        return mapper.toView(queries.byId(inspection.permitId()));
    }

    @BatchMapping
    Callable<Map<Inspection, Officer>> inspector(Collection<Inspection> inspections) {
        return () -> {
            Map<Long, Officer> found = officers
                    .findAllById(inspections.stream().map(Inspection::inspectorId).distinct().toList()).stream()
                    .collect(Collectors.toMap(Officer::id, Function.identity()));
            return inspections.stream()
                    .filter(inspection -> found.containsKey(inspection.inspectorId()))
                    .collect(Collectors.toMap(Function.identity(), inspection -> found.get(inspection.inspectorId())));
        };
    }

    @SchemaMapping
    List<String> photos(Inspection inspection) {
        return photoStore.links(inspection);
    }

    @SchemaMapping
    String report(Inspection inspection) {
        return photoStore.report(inspection);
    }

    @SchemaMapping
    String initials(Officer officer) {
        return officer.name().replaceAll("[^A-Z]", "");
    }

    @SchemaMapping
    int workload(Officer officer) {
        return officers.workload(officer.id());
    }

    @SchemaMapping
    Integer openCases(Office office) {
        return jdbc.queryForObject(
                "select count(*) from permits where status = 'OPEN' and district = ?", Integer.class, office.district());
    }

    @SchemaMapping
    List<Officer> staff(Office office) {
        return officers.findByActiveTrue();
    }
}
