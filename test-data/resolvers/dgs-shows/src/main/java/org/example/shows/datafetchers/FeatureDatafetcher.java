package org.example.shows.datafetchers;

import com.netflix.graphql.dgs.DgsComponent;
import com.netflix.graphql.dgs.DgsData;
import com.netflix.graphql.dgs.DgsDataFetchingEnvironment;
import com.netflix.graphql.dgs.DgsQuery;
import org.example.shows.model.Feature;
import org.example.shows.model.Show;
import org.example.shows.services.ShowsService;

@DgsComponent
public class FeatureDatafetcher {

    private final ShowsService shows;

    public FeatureDatafetcher(ShowsService shows) {
        this.shows = shows;
    }

    @DgsQuery
    public Feature featured() {
        return Feature.newBuilder().slogan("This week").showId("2041").build();
    }

    @DgsData(parentType = "Feature")
    public Show show(DgsDataFetchingEnvironment dfe) {
        Feature feature = dfe.getSource();
        return shows.byId(feature.getShowId());
    }
}
