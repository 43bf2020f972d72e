import { Injectable } from '@nestjs/common';

@Injectable()
export class LabelRegistry {
  private readonly labels = new Map<number, string>([
    [1, 'Low'],
    [2, 'Normal'],
    [3, 'High'],
    [4, 'Urgent'],
  ]);

  get(priority: number): string {
    return this.labels.get(priority) ?? 'Normal';
  }

  find(text: string): number | undefined {
    return [...this.labels].find(([, label]) => label === text)?.[0];
  }
}
