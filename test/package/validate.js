// SPDX-License-Identifier: GPL-2.0-or-later
// node validate.js DATAPACKAGE: holds it against the profiles of Tabular and of Fiscal Data Packages,
// its model against the fields that it speaks of, and every row of every CSV against its schema.
'use strict';
const { Package, Profile } = require('datapackage');
const { Table, Schema } = require('tableschema');
const fs = require('fs');
const path = require('path');

const faults = [];

// A package names its one profile. That of Fiscal Data Packages, which adds to the tabular one, asks
// for the latter's name there.
async function checkProfiles(descriptor, file) {
  const { errors } = await Package.load(file);
  faults.push(...errors.map((error) => error.message));
  const fiscal = await Profile.load('fiscal-data-package');
  faults.push(...fiscal.validate(descriptor).errors.map((error) => `fiscal: ${error.message}`));
}

function checkSource(descriptor, what, source) {
  const resource = descriptor.resources.find(({ name }) => name === source.resource);
  const fields = resource ? resource.schema.fields.map(({ name }) => name) : [];
  if (!fields.includes(source.source)) faults.push(`${what}: no field ${source.source} there`);
}

function checkModel(descriptor) {
  const { measures = {}, dimensions = {} } = descriptor.model || {};
  for (const [name, measure] of Object.entries(measures)) checkSource(descriptor, name, measure);
  for (const [name, { attributes, primaryKey }] of Object.entries(dimensions)) {
    for (const attribute of Object.values(attributes)) checkSource(descriptor, name, attribute);
    for (const key of [].concat(primaryKey))
      if (!(key in attributes)) faults.push(`${name}: its key ${key} is no attribute`);
  }
}

async function checkRows(resource, folder) {
  const { schema } = resource;
  for (const part of [].concat(resource.path)) {
    try {
      const table = await Table.load(fs.createReadStream(path.join(folder, part)), { schema });
      await table.read();
    } catch (error) {
      faults.push(`${part}: ${(error.errors || []).map(String).join('; ')} ${error.message}`);
    }
  }
}

(async () => {
  const file = process.argv[2];
  const descriptor = JSON.parse(fs.readFileSync(file, 'utf8'));
  await checkProfiles(descriptor, file);
  checkModel(descriptor);
  for (const resource of descriptor.resources) await checkRows(resource, path.dirname(file));
  for (const fault of faults) console.log(fault);
  process.exit(faults.length === 0 ? 0 : 1);
})();
