package org.example.hotel.guest;

import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
public class GuestController {

    private static final Map<String, String> GREETINGS = Map.of("en", "Welcome", "pt", "Bem-vindo");

    @SchemaMapping
    public CompletableFuture<Loyalty> loyalty(Guest guest, DataFetchingEnvironment environment) {
        DataLoader<Long, Loyalty> loader = environment.getDataLoader("loyalty");
        return loader.load(guest.getId());
    }

    @SchemaMapping
    public String greeting(Guest guest, @Argument String language) {
        return GREETINGS.getOrDefault(language, "Welcome") + ", " + guest.getName();
    }
}
