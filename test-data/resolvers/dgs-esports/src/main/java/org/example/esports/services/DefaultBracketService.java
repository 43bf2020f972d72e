package org.example.esports.services;

import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.rowset.SqlRowSet;
import org.springframework.stereotype.Service;

@Service
class DefaultBracketService implements BracketService {

    private final JdbcTemplate jdbc;

    DefaultBracketService(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Node> bracket(String tournamentId) {
        List<Node> nodes = new ArrayList<>();
        SqlRowSet rows = rows(tournamentId);
        while (rows.next()) {
            nodes.add(new Node(rows.getInt("round"), rows.getString("label")));
        }
        return nodes;
    }

    private SqlRowSet rows(String tournamentId) {
        return jdbc.queryForRowSet("select round, label from bracket where tournament = ? order by round", tournamentId);
    }
}
