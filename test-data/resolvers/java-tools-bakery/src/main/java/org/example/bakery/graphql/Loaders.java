package org.example.bakery.graphql;

import graphql.schema.DataFetchingEnvironment;
import org.dataloader.DataLoader;

final class Loaders {

    private Loaders() {
    }

    static <K, V> DataLoader<K, V> of(DataFetchingEnvironment env, String name) {
        DataLoader<K, V> loader = env.getDataLoader(name);
        if (loader == null) {
            throw new IllegalStateException("no loader " + name);
        }
        return loader;
    }
}
