package org.example.permits.adapter.out.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.example.permits.application.ParcelDirectory;
import org.example.permits.domain.Parcel;
import org.example.permits.domain.ParcelKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class JdbcParcelDirectory implements ParcelDirectory {

    private final JdbcClient cadastre;

    JdbcParcelDirectory(JdbcClient cadastre) {
        this.cadastre = cadastre;
    }

    @Override
    public Parcel find(String section, String number) {
        return one("select * from parcels where section = ? and number = ?", section, number);
    }

    @Override
    public Map<String, List<String>> adjacent(Set<String> keys) {
        Map<String, List<String>> found = new HashMap<>();
        cadastre.sql("select parcel, other from borders where parcel in (:keys)")
                .param("keys", keys)
                .query(rs -> {
                    found.computeIfAbsent(rs.getString(1), key -> new ArrayList<>()).add(rs.getString(2));
                });
        return found;
    }

    @Override
    public List<Owner> owners(List<ParcelKey> keys) {
        Map<String, Owner> found = new HashMap<>();
        cadastre.sql("select parcel, name from owners where parcel in (:keys)")
                .param("keys", names(keys))
                .query(rs -> {
                    found.put(rs.getString("parcel"), new Owner(rs.getString("name")));
                });
        return keys.stream().map(key -> found.getOrDefault(key.toString(), new Owner("unknown"))).toList();
    }

    @Override
    public List<String> plans(Parcel parcel) {
        return cadastre.sql("select sheet from plans where parcel = ?").param(parcel.id()).query(String.class).list();
    }

    private Parcel one(String sql, Object... values) {
        return cadastre.sql(sql).params(values).query(Parcel.class).optional().orElse(null);
    }

    private static List<String> names(List<ParcelKey> keys) {
        return keys.stream().map(ParcelKey::toString).toList();
    }
}
