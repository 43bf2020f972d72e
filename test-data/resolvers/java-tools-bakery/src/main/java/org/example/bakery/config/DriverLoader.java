package org.example.bakery.config;

import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.example.bakery.entity.Driver;
import org.example.bakery.repository.DriverRepository;
import org.springframework.stereotype.Component;

@Component
public class DriverLoader {

    private final DataLoader<Long, Driver> loader;

    public DriverLoader(DriverRepository drivers) {
        this.loader = DataLoaderFactory.newDataLoader(
                ids -> CompletableFuture.completedFuture(drivers.findAllById(ids)));
    }

    public DataLoader<Long, Driver> get() {
        return loader;
    }
}
