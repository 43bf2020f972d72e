package org.example.esports.fetchers;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsDataLoader;
import com.netflix.graphql.dgs.DgsMutation;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoader;
import org.example.esports.clients.MediaClient;
import org.example.esports.clients.OfficialsClient;
import org.example.esports.data.Match;
import org.example.esports.data.Player;
import org.example.esports.data.Repositories;
import org.example.esports.data.Team;
import org.example.esports.generated.DgsConstants;
import org.example.esports.loaders.TeamsDataLoader;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

@DgsComponent
public class MatchDataFetcher {

    @Autowired
    private Repositories.Matches matches;

    @Autowired
    private Repositories.Players players;

    @Autowired
    private OfficialsClient officials;

    @Autowired
    private MediaClient mediaClient;

    @Autowired
    private NamedParameterJdbcTemplate jdbc;

    @DgsDataLoader(name = "gameMaps")
    public BatchLoader<String, List<GameMap>> gameMaps = ids -> CompletableFuture.supplyAsync(() -> {
        List<GameMap> rows = jdbc.query(
                "select match_id, name, winner from maps where match_id in (:ids)",
                Collections.singletonMap("ids", ids),
                (rs, n) -> new GameMap(rs.getString(1), rs.getString(2), rs.getString(3)));
        return ids.stream()
                .map(id -> rows.stream().filter(row -> row.matchId().equals(id)).collect(Collectors.toList()))
                .collect(Collectors.toList());
    });

    public record GameMap(String matchId, String name, String winner) {
    }

    public record ResultReport(boolean accepted, Match match) {
    }

    public record Commentator(String name, String language) {
    }

    @DgsQuery
    public List<Match> matches(@InputArgument String day) {
        return matches.findByDay(LocalDate.parse(day));
    }

    @DgsMutation
    public ResultReport reportResult(
            @InputArgument String matchId, @InputArgument Integer home, @InputArgument Integer away) {
        Match match = matches.findById(matchId).orElseThrow();
        match.setHomeScore(home);
        match.setAwayScore(away);
        return new ResultReport(true, matches.save(match));
    }

    @DgsData.List({
        @DgsData(parentType = "Match", field = "home"),
        @DgsData(parentType = "Match", field = "away")
    })
    public CompletableFuture<Team> side(DgsDataFetchingEnvironment dfe) {
        Match match = dfe.getSource();
        DataLoader<String, Team> teams = dfe.getDataLoader(TeamsDataLoader.NAME);
        return teams.load("home".equals(dfe.getField().getName()) ? match.getHomeId() : match.getAwayId());
    }

    @DgsData(parentType = DgsConstants.MATCH.TYPE_NAME, field = DgsConstants.MATCH.Score)
    public String score(DgsDataFetchingEnvironment dfe) {
        Match match = dfe.getSource();
        return match.getHomeScore() == null ? null : match.getHomeScore() + ":" + match.getAwayScore();
    }

    @DgsData(parentType = DgsConstants.MATCH.TYPE_NAME, field = DgsConstants.MATCH.DurationMinutes)
    public int minutes(DgsDataFetchingEnvironment dfe) {
        return Math.round(((Match) dfe.getSource()).getSeconds() / 60f);
    }

    @DgsData(parentType = DgsConstants.MATCH.TYPE_NAME, field = DgsConstants.MATCH.Referee)
    public OfficialsClient.Official referee(DgsDataFetchingEnvironment dfe) {
        Match match = dfe.getSource();
        return officials.findOne(match.getRefereeId());
    }

    @DgsData(parentType = "Match")
    public CompletableFuture<List<GameMap>> maps(DgsDataFetchingEnvironment dfe) {
        Match match = dfe.getSource();
        DataLoader<String, List<GameMap>> loader = dfe.getDataLoader("gameMaps");
        return loader.load(match.getId());
    }

    @DgsData(parentType = "Match")
    public CompletableFuture<List<MediaClient.Video>> videos(DgsDataFetchingEnvironment dfe) {
        Match match = dfe.getSource();
        return mediaClient.videos(match.getId()).toFuture();
    }

    @DgsData(parentType = "Match")
    public CompletableFuture<Double> odds(DgsDataFetchingEnvironment dfe) {
        Match match = dfe.getSource();
        return dfe.<String, Double>getDataLoader("odds").load(match.getId());
    }

    @DgsData(parentType = "Match", field = "mvp")
    public Player mostValuable(DgsDataFetchingEnvironment dfe) {
        String id = dfe.<Match>getSource().getMvpId();
        return id == null ? null : players.findById(id).orElse(null);
    }

    @DgsData(parentType = "Match")
    public List<Commentator> commentators(DgsDataFetchingEnvironment dfe) {
        return List.of(new Commentator("Ines", "pt"), new Commentator("Joon", "ko"));
    }

    @DgsData(parentType = "ResultReport")
    public String note(DgsDataFetchingEnvironment dfe) {
        ResultReport report = dfe.getSource();
        return jdbc.queryForObject(
                "select text from notes where match_id = :id",
                Collections.singletonMap("id", report.match().getId()),
                String.class);
    }
}
