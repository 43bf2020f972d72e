package org.example.permits.adapter.out.jdbc;

import java.util.Collection;
import java.util.HashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.example.permits.application.PermitQueries;
import org.example.permits.domain.Inspection;
import org.example.permits.domain.Objection;
import org.example.permits.domain.Permit;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcPermitQueries implements PermitQueries {

    private final PermitRows rows;
    private final JdbcClient client;
    private final NamedParameterJdbcTemplate template;

    JdbcPermitQueries(PermitRows rows, JdbcClient client, NamedParameterJdbcTemplate template) {
        this.rows = rows;
        this.client = client;
        this.template = template;
    }

    @Override
    public Optional<Permit> byNumber(String number) {
        return rows.findByNumber(number);
    }

    @Override
    public Permit byId(Long id) {
        return rows.findById(id).orElseThrow();
    }

    @Override
    public List<Inspection> inspectionsInWeek(int week) {
        return client.sql("select * from inspections where extract(week from day) = :week")
                .param("week", week)
                .query(Inspection.class)
                .list();
    }

    @Override
    public List<Inspection> inspectionsOf(Collection<Long> permitIds) {
        return client.sql("select * from inspections where permit_id in (:permits) order by day")
                .param("permits", permitIds)
                .query(Inspection.class)
                .list();
    }

    @Override
    public List<Objection> objectionsTo(Collection<Long> permitIds) {
        return template.query(
                "select permit_id, applicant_id, text from objections where permit_id in (:permits)",
                Map.of("permits", permitIds),
                (rs, n) -> new Objection(rs.getLong(1), rs.getLong(2), rs.getString(3)));
    }

    @Override
    public Map<Long, List<String>> conditions(Collection<Long> permitIds) {
        Map<Long, List<String>> found = new HashMap<>();
        template.query(
                "select permit_id, text from conditions where permit_id in (:permits) order by position",
                Map.of("permits", permitIds),
                rs -> {
                    found.computeIfAbsent(rs.getLong("permit_id"), id -> new ArrayList<>()).add(rs.getString("text"));
                });
        return found;
    }

    @Override
    public Decision decision(String number) {
        return template.query(
                "select granted, text from decisions where permit_number = :number",
                Map.of("number", number),
                rs -> rs.next() ? new Decision(rs.getBoolean(1), rs.getString(2)) : null);
    }
}
