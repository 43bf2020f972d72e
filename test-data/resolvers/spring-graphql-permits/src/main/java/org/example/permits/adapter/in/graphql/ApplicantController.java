package org.example.permits.adapter.in.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.example.permits.adapter.out.http.CompanyRegister;
import org.example.permits.adapter.out.jdbc.PermitRows;
import org.example.permits.application.ParcelDirectory;
import org.example.permits.domain.Applicant;
import org.example.permits.domain.Objection;
import org.example.permits.domain.Parcel;
import org.example.permits.domain.ParcelKey;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class ApplicantController {

    private static final Map<String, String> ZONES =
            Map.of("R", "residential", "C", "commercial", "I", "industrial", "G", "green");

    private final PermitRows permits;
    private final CompanyRegister register;
    private final ParcelDirectory parcels;

    ApplicantController(PermitRows permits, CompanyRegister register, ParcelDirectory parcels) {
        this.permits = permits;
        this.register = register;
        this.parcels = parcels;
    }

    @SchemaMapping
    String address(Applicant applicant) {
        return applicant.street() + ", " + applicant.city();
    }

    @SchemaMapping
    int permitCount(Applicant applicant) {
        return permits.countByApplicantId(applicant.id());
    }

    @SchemaMapping
    CompanyRegister.Company company(Applicant applicant) {
        if (applicant.companyNumber() == null) {
            return null;
        }
        return register.lookUp(applicant.companyNumber()).orElse(null);
    }

    @SchemaMapping
    CompletableFuture<Integer> reputation(Applicant applicant, DataFetchingEnvironment env) {
        return env.<Long, Integer>getDataLoader("reputation").load(applicant.id());
    }

    @SchemaMapping(typeName = "Objection")
    CompletableFuture<Applicant> author(Objection objection, DataLoader<Long, Applicant> applicantLoader) {
        return applicantLoader.load(objection.applicantId());
    }

    @SchemaMapping
    String zoning(Parcel parcel) {
        return ZONES.get(parcel.zone());
    }

    @SchemaMapping
    double hectares(Parcel parcel) {
        return parcel.squareMetres() / 10_000.0;
    }

    @SchemaMapping
    CompletableFuture<ParcelDirectory.Owner> owner(Parcel parcel, DataLoader<ParcelKey, ParcelDirectory.Owner> owners) {
        return owners.load(new ParcelKey(parcel.section(), parcel.number()));
    }

    @SchemaMapping
    List<String> plans(Parcel parcel) {
        return parcels.plans(parcel);
    }
}
