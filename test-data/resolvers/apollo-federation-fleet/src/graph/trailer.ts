import type { VehicleService } from '../services/vehicle-service';

interface Dependencies {
  vehicleService: VehicleService;
}

export const createTrailerResolvers = ({ vehicleService }: Dependencies) => ({
  Trailer: {
    label: (trailer: { number: string }) => `Trailer ${trailer.number}`,
    coupledTo: (trailer: { id: string }) => vehicleService.pulling(trailer.id),
  },
});
