package org.example.esports.fetchers;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsDataLoader;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.dataloader.DataLoader;
import org.dataloader.MappedBatchLoader;
import org.example.esports.clients.MediaClient;
import org.example.esports.data.Player;
import org.example.esports.data.Repositories;
import org.example.esports.data.Team;
import org.example.esports.services.StatsService;
import org.springframework.beans.factory.annotation.Autowired;

@DgsComponent
public class TeamDataFetcher {

    @Autowired
    StatsService stats;

    @Autowired
    MediaClient media;

    @Autowired
    Repositories.Players players;

    @Autowired
    Repositories.Teams teams;

    @DgsDataLoader(name = "followers")
    public MappedBatchLoader<String, Integer> followersLoader =
            ids -> CompletableFuture.supplyAsync(() -> stats.followers(ids));

    @DgsDataLoader(name = "trophies")
    public MappedBatchLoader<String, List<StatsService.TrophyRow>> trophiesLoader =
            ids -> CompletableFuture.supplyAsync(() -> stats.trophies(new ArrayList<>(ids)).stream()
                    .collect(Collectors.groupingBy(StatsService.TrophyRow::playerId)));

    @DgsDataLoader(name = "form")
    public MappedBatchLoader<String, Integer> formLoader =
            ids -> CompletableFuture.supplyAsync(() -> stats.points(ids));

    public record Standings(LocalDateTime updated, String leaderId) {
    }

    @DgsQuery
    public Player player(@InputArgument String handle) {
        return players.findByHandle(handle).orElse(null);
    }

    @DgsQuery
    public Standings standings() {
        return new Standings(LocalDateTime.now(), "t-1");
    }

    @DgsData(parentType = "Standings")
    public Team leader(DgsDataFetchingEnvironment dfe) {
        Standings standings = dfe.getSource();
        return teams.one(standings.leaderId()).orElse(null);
    }

    @DgsData(parentType = "Team")
    public String tag(DgsDataFetchingEnvironment dfe) {
        Team team = dfe.getSource();
        return team.getName().substring(0, Math.min(3, team.getName().length())).toUpperCase(Locale.ROOT);
    }

    @DgsData(parentType = "Team")
    public String region(DgsDataFetchingEnvironment dfe) {
        return switch (dfe.<Team>getSource().getCountryCode()) {
            case "US", "CA", "MX" -> "NA";
            case "KR", "JP", "AU" -> "APAC";
            default -> "EU";
        };
    }

    @DgsData(parentType = "Team")
    public CompletableFuture<Player> captain(DgsDataFetchingEnvironment dfe) {
        Team team = dfe.getSource();
        DataLoader<String, Player> loader = dfe.getDataLoader("players");
        return loader.load(team.getCaptainId());
    }

    @DgsData(parentType = "Team")
    public Double winRate(DgsDataFetchingEnvironment dfe) {
        Team team = dfe.getSource();
        return stats.winRate(team.getId());
    }

    @DgsData(parentType = "Team")
    public CompletableFuture<Integer> followers(DgsDataFetchingEnvironment dfe) {
        Team team = dfe.getSource();
        return dfe.<String, Integer>getDataLoader("followers").load(team.getId());
    }

    @DgsData(parentType = "Player")
    public Integer age(DgsDataFetchingEnvironment dfe) {
        return stats.age(dfe.getSource());
    }

    @DgsData(parentType = "Player")
    public Integer rank(DgsDataFetchingEnvironment dfe) {
        Player player = dfe.getSource();
        return stats.rank(player.getId());
    }

    @DgsData(parentType = "Player")
    public CompletableFuture<List<StatsService.TrophyRow>> trophies(DgsDataFetchingEnvironment dfe) {
        Player player = dfe.getSource();
        DataLoader<String, List<StatsService.TrophyRow>> loader = dfe.getDataLoader("trophies");
        return loader.load(player.getId()).thenApply(rows -> rows == null ? List.of() : rows);
    }

    @DgsData(parentType = "Player")
    public CompletableFuture<List<Integer>> form(DgsDataFetchingEnvironment dfe) {
        Player player = dfe.getSource();
        DataLoader<String, Integer> loader = dfe.getDataLoader("form");
        return CompletableFuture.supplyAsync(() -> {
            List<Integer> points = new ArrayList<>();
            for (String match : player.getRecentMatches().split(",")) {
                points.add(loader.load(player.getId() + "@" + match).join());
            }
            return points;
        });
    }

    @DgsData(parentType = "Player")
    public List<String> socials(DgsDataFetchingEnvironment dfe) {
        Player player = dfe.getSource();
        return media.socials(player.getHandle());
    }
}
