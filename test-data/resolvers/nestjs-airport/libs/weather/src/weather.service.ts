import { HttpService } from '@nestjs/axios';
import { Injectable } from '@nestjs/common';
import { catchError, map, type Observable, of } from 'rxjs';

@Injectable()
export class WeatherService {
  constructor(private readonly http: HttpService) {}

  metar(station: string): Observable<string | null> {
    return this.http.get<{ raw: string }>(`/metar/${station}`).pipe(
      map((response) => response.data.raw),
      catchError(() => of(null)),
    );
  }
}
