/** One run of libxml2 in a thread of its own (it cannot be loaded by require): are these documents valid by that schema? */
import { readFileSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { ParseOption, XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

xmlRegisterFsInputProviders();
const schema = XmlDocument.fromString(readFileSync(workerData.xsd, 'utf8'), { url: workerData.xsd });
const validator = XsdValidator.fromDoc(schema);

/** @param {string} xml */
function faults(xml) {
  try {
    const document = XmlDocument.fromString(xml, { option: ParseOption.XML_PARSE_NONET });
    validator.validate(document);
    return [];
  } catch (error) {
    return (error.details ?? [error]).map(({ line, message }) => `${line ?? 0}: ${message.replace(/The value '[^']*'/, 'The value')}`);
  }
}

parentPort.postMessage(workerData.documents.map(faults));
