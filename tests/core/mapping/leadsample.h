// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/processor.h"

#include <memory>
#include <vector>

// Leads to run the lead preset on, and the run itself. Test code only.

using Rows = std::vector<std::vector<QByteArray>>;
struct LeadSample
{
    QStringList header;
    Rows rows;
    bool isPublished = false;
};

// Rows by the recipe of the published files: values uniformly mixed from fixed sets.
LeadSample recipeSample(int rows);

// The published file where it is there, else as many rows by the recipe; says which.
LeadSample loadSample(int rows);

struct ProcessedLeads
{
    sluice::Columns columns;
    std::unique_ptr<sluice::RecordBatch> batch;

    QString text(qsizetype row, const QString &column) const
    {
        return QString::fromUtf8(batch->value(row, columns.indexOf(column)));
    }
};

// `options` are the preset's further members, as JSON text.
ProcessedLeads processLeads(const QStringList &header, const Rows &rows, const QByteArray &options);
