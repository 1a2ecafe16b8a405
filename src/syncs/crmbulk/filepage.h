// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/engine/stage.h"
#include "core/mapping/jsoncheck.h"
#include "syncs/files/sourcefile.h"

#include <QJsonObject>

namespace sluice {

class CrmBulkRun;
class StepContext;

// The job's parameter "sourceFile": {path, delimiter, encoding}.
// readSourceFile() takes all of the reader's object and notes problems in it.
SourceFile readSourceFile(JsonObjectReader &reader);
Result<SourceFile> sourceFileFromJson(const QJsonObject &object);

// Records that come from a file of the operator instead of a module: it is copied once, and its
// rows become pages as any others. On the network lane, where reading has its place.
QString sourceCopyPath(); // below the run's folder
StepSpec keepFileStep();
StepSpec firstSliceStep(); // the copy is there, and with it what the module holds
bool isFileStep(const StepRow &step);
StepResult readFilePage(StepContext &context, CrmBulkRun &run);

} // namespace sluice
