// Times of the process's processor, as the bench of the validator itself takes them.
import fs from 'node:fs'
import path from 'node:path'
import * as informative from '@secvisogram/csaf-validator-lib/informativeTests.js'
import * as mandatory from '@secvisogram/csaf-validator-lib/mandatoryTests.js'
import * as optional from '@secvisogram/csaf-validator-lib/optionalTests.js'
import * as schema from '@secvisogram/csaf-validator-lib/schemaTests.js'
import validate from '@secvisogram/csaf-validator-lib/validate.js'

const leftOut = ['informativeTest_6_3_6', 'informativeTest_6_3_7', 'informativeTest_6_3_8']
const tests = [schema, mandatory, optional, informative]
  .flatMap((group) => Object.values(group))
  .filter((test) => typeof test === 'function' && !leftOut.includes(test.name))

const cpu = () => { const used = process.cpuUsage(); return (used.user + used.system) / 1000 }

async function measure(rounds, texts) {
  for (let i = 0; i < Math.min(rounds, 5); i++) for (const text of texts) await validate(tests, JSON.parse(text))
  const start = cpu()
  for (let i = 0; i < rounds; i++) for (const text of texts) await validate(tests, JSON.parse(text))
  return (cpu() - start) / rounds
}

function large(products, vulnerabilities) {
  const id = (i) => 'CSAFPID-' + String(i).padStart(8, '0')
  const ids = [...Array(products).keys()].map(id)
  return JSON.stringify({
    document: { category: 'csaf_security_advisory', csaf_version: '2.0', lang: 'en',
      publisher: { category: 'vendor', name: 'Bench', namespace: 'https://bench.example' }, title: 'Bench',
      tracking: { current_release_date: '2026-11-22T00:00:00Z', id: 'BENCH-1',
        initial_release_date: '2026-11-22T00:00:00Z',
        revision_history: [{ date: '2026-11-22T00:00:00Z', number: '1', summary: 'First.' }],
        status: 'final', version: '1' } },
    product_tree: { full_product_names: ids.map((p, i) => ({ name: 'Bench Product ' + i, product_id: p })) },
    vulnerabilities: [...Array(vulnerabilities).keys()].map((v) => ({ cve: 'CVE-2026-' + (10000 + v),
      notes: [{ category: 'description', text: 'A flaw.' }], product_status: { known_affected: ids } })),
  })
}

const folder = process.argv[2]
if (folder) {
  const texts = fs.readdirSync(folder).filter((f) => f.endsWith('.json'))
    .map((f) => fs.readFileSync(path.join(folder, f), 'utf8'))
  const millis = await measure(50, texts)
  console.log(`${texts.length} real advisories: ${Math.round(texts.length / millis * 1000)} docs/s`)
}
for (const [products, vulnerabilities] of [[500, 30], [2000, 50], [5000, 100]]) {
  const text = large(products, vulnerabilities)
  console.log(`${products} x ${vulnerabilities}: ${(text.length / 1e6).toFixed(2)} MB, `
    + `${(await measure(products > 2000 ? 1 : 3, [text])).toFixed(0)} ms`)
}
