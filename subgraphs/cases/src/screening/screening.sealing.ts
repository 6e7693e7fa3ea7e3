import type { MdtDiscipline } from '@hub/vocabulary';

/** Where an answer lies sealed, under the data key of the person. */
export const answerPlace = (screening: string, question: string) => ({
  table: 'screening_answer',
  row: screening,
  column: `answer.${question}`,
});

/** Where an opinion lies sealed, under the data key of the person. */
export const opinionPlace = (review: string, discipline: MdtDiscipline) => ({
  table: 'mdt_opinion',
  row: review,
  column: `opinion.${discipline}`,
});
