package org.example.esports.fetchers;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsQuery;
import com.netflix.graphql.dgs.InputArgument;
import graphql.execution.DataFetcherResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import lombok.RequiredArgsConstructor;
import org.dataloader.DataLoader;
import org.example.esports.clients.MediaClient;
import org.example.esports.clients.OfficialsClient.Official;
import org.example.esports.data.Match;
import org.example.esports.data.Repositories;
import org.example.esports.data.Team;
import org.example.esports.data.Tournament;
import org.example.esports.loaders.EntrantsDataLoader;
import org.example.esports.loaders.OrganisersDataLoader;
import org.example.esports.services.BracketService;
import org.example.esports.services.StatsService;
import org.springframework.data.domain.PageRequest;

@DgsComponent
@RequiredArgsConstructor
public class TournamentDataFetcher {

    private static final Map<String, Double> RATES = Map.of("USD", 1.0, "EUR", 0.92, "KRW", 1380.0);

    private final Repositories.Tournaments tournaments;
    private final Repositories.Matches matches;
    private final Repositories.Teams teams;
    private final BracketService brackets;
    private final StatsService stats;
    private final MediaClient media;

    /** The sponsors of all tournaments travel along, if somebody wants them. */
    @DgsQuery(field = "tournaments")
    public DataFetcherResult<List<Tournament>> findTournaments(
            @InputArgument Integer season, DgsDataFetchingEnvironment dfe) {
        List<Tournament> found = season == null ? tournaments.findAll() : tournaments.findBySeason(season);
        Map<String, List<String>> sponsors = Map.of();
        if (dfe.getSelectionSet().contains("sponsors")) {
            sponsors = media.sponsors(found.stream().map(Tournament::getSlug).toList()).block();
        }
        return DataFetcherResult.<List<Tournament>>newResult().data(found).localContext(sponsors).build();
    }

    @DgsData(parentType = "Tournament", field = "organiser")
    public CompletableFuture<Official> organiser(DgsDataFetchingEnvironment dfe) {
        DataLoader<String, Official> loader = dfe.getDataLoader(OrganisersDataLoader.class);
        Tournament tournament = dfe.getSource();
        return loader.load(tournament.getOrganiserId());
    }

    @DgsData(parentType = "Tournament", field = "teams")
    public CompletableFuture<List<Team>> teams(DgsDataFetchingEnvironment dfe) {
        Tournament tournament = dfe.getSource();
        return dfe.<String, List<Team>>getDataLoader(EntrantsDataLoader.class).load(tournament.getId());
    }

    @DgsData(parentType = "Tournament", field = "matches")
    public List<Match> latest(DgsDataFetchingEnvironment dfe, @InputArgument Integer limit) {
        Tournament tournament = dfe.getSource();
        return matches.findByTournamentIdOrderByDayDesc(tournament.getId(), PageRequest.of(0, limit));
    }

    @DgsData(parentType = "Tournament")
    public Double prizePool(DgsDataFetchingEnvironment dfe, @InputArgument String currency) {
        Tournament tournament = dfe.getSource();
        return tournament.getPrizeUsd() * RATES.getOrDefault(currency, 1.0);
    }

    @DgsData(parentType = "Tournament")
    public Integer viewers(DgsDataFetchingEnvironment dfe) {
        return stats.viewers(dfe.<Tournament>getSource().getSlug());
    }

    @DgsData(parentType = "Tournament")
    public List<String> sponsors(DgsDataFetchingEnvironment dfe) {
        Map<String, List<String>> sponsors = dfe.getLocalContext();
        Tournament tournament = dfe.getSource();
        return sponsors.getOrDefault(tournament.getSlug(), List.of());
    }

    @DgsData(parentType = "Tournament")
    public String streamUrl(DgsDataFetchingEnvironment dfe) {
        Tournament tournament = dfe.getSource();
        return "https://stream.example.org/" + tournament.getSlug();
    }

    @DgsData(parentType = "Tournament")
    public List<BracketService.Node> bracket(DgsDataFetchingEnvironment dfe) {
        Tournament tournament = dfe.getSource();
        return brackets.bracket(tournament.getId());
    }

    @DgsData(parentType = "Tournament")
    public Team champion(DgsDataFetchingEnvironment dfe) {
        Tournament tournament = dfe.getSource();
        if (tournament.getChampionId() == null) {
            return null;
        }
        return teams.one(tournament.getChampionId()).orElse(null);
    }
}
