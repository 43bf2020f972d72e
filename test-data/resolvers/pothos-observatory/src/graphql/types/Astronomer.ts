import axios from 'axios';

import { prisma } from '../../lib/prisma';
import { builder } from '../builder';

interface Paper {
  title: string;
  year: number;
}

const PaperType = builder.objectRef<Paper>('Paper').implement({
  fields: (t) => ({
    title: t.exposeString('title'),
    year: t.exposeInt('year'),
  }),
});

builder.prismaObject('Astronomer', {
  fields: (t) => ({
    name: t.string({
      resolve: ({ firstName, lastName }) => `${firstName} ${lastName}`,
    }),
    papers: t.field({
      type: [PaperType],
      resolve: async ({ orcid }) => {
        if (!orcid) return [];
        const response = await axios.get<{ papers: Paper[] }>(`https://papers.example.org/orcid/${orcid}`);
        return response.data.papers;
      },
    }),
    nightsObserved: t.int({
      resolve: async (astronomer) => {
        const [{ nights }] = await prisma.$queryRaw<[{ nights: bigint }]>`
          select count(distinct date(startedAt)) as nights from Observation where astronomerId = ${astronomer.id}`;
        return Number(nights);
      },
    }),
  }),
});
