import { problemFamily } from '../kernel/problem.ts'
import texts from './errors.texts.json' with { type: 'json' }

export const platformProblem = problemFamily({ 'file.too_large': 'too_large', 'intent.reused': 'conflict' }, texts)
