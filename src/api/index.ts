import type { FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { Modules } from '../composition.ts'
import type { Platform } from '../platform/platform.ts'
import { createApi } from './api.ts'
import { docs } from './docs/index.ts'
import { apiProblem } from './errors.ts'
import { uploadTypes } from './incoming-file.ts'
import { oauth } from './oauth.ts'
import { describeApi } from './openapi.ts'
import { handleErrors } from './problem.ts'
import { acts } from './resources/acts.ts'
import { applications } from './resources/applications.ts'
import { caseCourse } from './resources/case-course.ts'
import { caseFiles } from './resources/case-files.ts'
import { cases } from './resources/cases.ts'
import { catalogue } from './resources/catalogue.ts'
import { certificates } from './resources/certificates.ts'
import { evaluations } from './resources/evaluations.ts'
import { items } from './resources/items.ts'
import { messages } from './resources/messages.ts'
import { organizations } from './resources/organizations.ts'
import { persons } from './resources/persons.ts'
import { regions } from './resources/regions.ts'
import { supervision } from './resources/supervision.ts'
import { vocabularies } from './resources/vocabularies.ts'

const resources = [
  regions,
  items,
  vocabularies,
  persons,
  organizations,
  applications,
  cases,
  acts,
  caseCourse,
  caseFiles,
  evaluations,
  certificates,
  messages,
  supervision,
  catalogue,
]

/** The interface for machines: tokens, /v1, its description and its documentation. `app` is a scope of its own. */
export async function registerApi(app: FastifyInstance, platform: Platform, modules: Modules): Promise<void> {
  const { baseUrl } = platform.config
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app, baseUrl)
  await describeApi(app, baseUrl)
  docs(app, baseUrl)
  oauth(app, modules)
  await app.register(
    async (scope) => {
      // Uploads are not read into memory by the framework: the module that takes them counts their bytes.
      scope.addContentTypeParser([...uploadTypes, 'application/octet-stream'], (_request, payload, done) =>
        done(null, payload),
      )
      scope.setNotFoundHandler(() => {
        throw apiProblem('api.no_such_resource')
      })
      const api = createApi(scope, platform, modules)
      for (const register of resources) register(api)
    },
    { prefix: '/v1' },
  )
}
