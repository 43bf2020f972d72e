package org.example.pharmacy.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.example.pharmacy.external.CertificateClient;
import org.example.pharmacy.stock.StockItem;
import org.example.pharmacy.stock.StockService;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
@RequiredArgsConstructor
public class PharmacyController {

    private final PharmacyRepository pharmacyRepository;
    private final StockService stockService;
    private final CertificateClient certificateClient;
    private final Clock clock;

    @QueryMapping
    public List<Pharmacy> pharmacies(@Argument String city) {
        return city == null ? pharmacyRepository.findAll() : pharmacyRepository.findByCity(city);
    }

    @QueryMapping
    public Pharmacy pharmacy(@Argument Long id) {
        return pharmacyRepository.findById(id).orElse(null);
    }

    @SchemaMapping
    public List<StockItem> stock(Pharmacy pharmacy, @Argument boolean lowOnly) {
        return lowOnly ? stockService.running(pharmacy) : stockService.all(pharmacy);
    }

    @SchemaMapping(typeName = "Pharmacy", field = "stockValue")
    public double valueOfStock(Pharmacy pharmacy) {
        return stockService.value(pharmacy).doubleValue();
    }

    @SchemaMapping
    public boolean openNow(Pharmacy pharmacy) {
        LocalTime now = LocalTime.now(clock);
        return now.isAfter(pharmacy.getOpensAt()) && now.isBefore(pharmacy.getClosesAt());
    }

    @SchemaMapping
    public double distance(Pharmacy pharmacy, @Argument double latitude, @Argument double longitude) {
        double dx = (pharmacy.getLongitude() - longitude) * Math.cos(Math.toRadians(latitude));
        double dy = pharmacy.getLatitude() - latitude;
        return Math.sqrt(dx * dx + dy * dy) * 111.2;
    }

    @BatchMapping
    public Map<Pharmacy, List<String>> deliveryZones(List<Pharmacy> pharmacies) {
        List<Long> ids = pharmacies.stream().map(Pharmacy::getId).toList();
        Map<Long, List<String>> zones = pharmacyRepository.zonesOf(ids).stream()
                .collect(groupingBy(ZoneRow::pharmacyId, mapping(ZoneRow::postcode, toList())));
        Map<Pharmacy, List<String>> result = new HashMap<>();
        for (Pharmacy pharmacy : pharmacies) {
            result.put(pharmacy, zones.getOrDefault(pharmacy.getId(), List.of()));
        }
        return result;
    }

    @SchemaMapping(typeName = "Pharmacist")
    public List<CertificateClient.Certificate> certificates(Pharmacist pharmacist) {
        return certificateClient.findByLicence(pharmacist.getLicence());
    }
}
