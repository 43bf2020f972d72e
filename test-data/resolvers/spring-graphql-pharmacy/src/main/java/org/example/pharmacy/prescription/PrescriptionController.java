package org.example.pharmacy.prescription;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import lombok.RequiredArgsConstructor;
import org.dataloader.DataLoader;
import org.example.pharmacy.external.InteractionClient;
import org.example.pharmacy.external.PriceClient;
import org.example.pharmacy.patient.Insurer;
import org.example.pharmacy.product.Product;
import org.example.pharmacy.product.ProductRepository;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
@RequiredArgsConstructor
public class PrescriptionController {

    private final PrescriptionRepository prescriptions;
    private final ProductRepository products;
    private final ReceiptRepository receipts;
    private final PriceClient prices;
    private final InteractionClient interactionClient;

    public record Dashboard(LocalDate day) {
    }

    public record DispensePayload(Prescription prescription) {
    }

    @QueryMapping(name = "prescriptions")
    public List<Prescription> search(@Argument Long pharmacyId, @Argument Prescription.Status status) {
        return prescriptions.search(pharmacyId, status);
    }

    @QueryMapping
    public Dashboard dashboard() {
        return new Dashboard(LocalDate.now());
    }

    @MutationMapping
    public DispensePayload dispense(@Argument Long prescriptionId) {
        Prescription prescription = prescriptions.findById(prescriptionId).orElseThrow();
        prescription.setStatus(Prescription.Status.DISPENSED);
        return new DispensePayload(prescriptions.save(prescription));
    }

    @SchemaMapping
    public LocalDate expiresOn(Prescription prescription) {
        return prescription.getIssuedOn().plusMonths(3);
    }

    @SchemaMapping
    public Long pharmacyId(Prescription prescription) {
        return prescription.getPharmacy().getId();
    }

    @SchemaMapping
    public List<PrescriptionLine> lines(Prescription prescription) {
        return prescription.getLines();
    }

    @SchemaMapping
    public CompletableFuture<Insurer> insurer(Prescription prescription, DataLoader<Long, Insurer> loader) {
        return prescription.getInsurerId() == null ? null : loader.load(prescription.getInsurerId());
    }

    @BatchMapping(typeName = "Prescription", field = "interactions")
    public List<List<InteractionClient.Interaction>> interactionsOf(List<Prescription> batch) {
        Map<Long, List<InteractionClient.Interaction>> checked =
                interactionClient.check(batch.stream().map(Prescription::getId).toList());
        return batch.stream().map(p -> checked.getOrDefault(p.getId(), List.of())).toList();
    }

    @SchemaMapping
    public Double price(PrescriptionLine line) {
        return prices.retailPrice(line.getProductCode());
    }

    @BatchMapping
    public Map<PrescriptionLine, List<Product>> substitutes(List<PrescriptionLine> lines) {
        Map<PrescriptionLine, List<Product>> result = new LinkedHashMap<>();
        for (PrescriptionLine line : lines) {
            result.put(line, products.findByAtcCodeAndIdNot(line.getAtcCode(), line.getProduct().getId()));
        }
        return result;
    }

    @SchemaMapping
    public int openPrescriptions(Dashboard dashboard) {
        return prescriptions.countByStatus(Prescription.Status.OPEN);
    }

    @SchemaMapping
    public String receipt(DispensePayload payload) {
        return receipts.findTopByPrescriptionIdOrderByIdDesc(payload.prescription().getId())
                .map(Receipt::getNumber)
                .orElse(null);
    }
}
