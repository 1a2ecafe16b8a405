// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/leadsample.h"

#include "base/csv/csvreader.h"
#include "core/mapping/mappingtests.h"

#include <QElapsedTimer>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace sluice;

LeadSample recipeSample(int rows)
{
    const QList<QByteArrayList> sets{
        {"9876543210", "+91 98765 43210", "0091-9876543210", "4155552671", "(415) 555-2671",
            "+44 7700 900123", "0044 7700 900123", ""},
        {"India", "IND", "IN", "91", "USA", "US", "United States", "U.K", "UK", "44", ""},
        {"CEO", "CTO", "Director", "VP Sales", "Manager", "Intern", ""},
        {"5", "20", "50", "200", "500", "1000", ""}, {"1", "3", "7", "15", "30", "90", "180", ""},
        {"0", "5", "10", "30", "70", "90", ""}};
    LeadSample sample{{u"Mobile"_s, u"Country"_s, u"Job_Title"_s, u"Company_Size"_s,
                          u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s},
        {}, false};
    quint64 state = 88172645463325252ULL;
    for (int i = 0; i < rows; ++i) {
        std::vector<QByteArray> row;
        for (const QByteArrayList &set : sets) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            row.push_back(set.at(static_cast<qsizetype>(state % static_cast<quint64>(set.size()))));
        }
        sample.rows.push_back(std::move(row));
    }
    return sample;
}

LeadSample loadSample(int rows)
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR)
        + u"/../shared/data/zoho-leads-defective-%1.csv"_s.arg(rows));
    if (!file.open(QIODevice::ReadOnly)) {
        qInfo("%d rows made by the recipe: the published file is not there", rows);
        return recipeSample(rows);
    }
    qInfo("%d rows of the published file", rows);
    LeadSample sample;
    sample.isPublished = true;
    CsvReader reader(file);
    const auto header = reader.readHeader();
    for (const QByteArray &name : *header) {
        sample.header.append(QString::fromUtf8(name));
    }
    for (auto kind = reader.next(); kind && *kind == CsvReader::Kind::Row; kind = reader.next()) {
        std::vector<QByteArray> row;
        for (const QByteArrayView field : reader.fields()) {
            row.push_back(field.toByteArray());
        }
        sample.rows.push_back(std::move(row));
    }
    return sample;
}

ProcessedLeads processLeads(const QStringList &header, const Rows &rows, const QByteArray &options)
{
    ProcessorChain chain
        = chainOf(R"([{"type":"rules","preset":"lead-clean-up",)" + options + "}]");
    ProcessedLeads result{Columns(header), nullptr};
    const auto bound = chain.bind(result.columns);
    if (!bound) {
        qWarning("%s", qPrintable(bound.error().text()));
        return result;
    }
    result.batch = std::make_unique<RecordBatch>(
        std::make_shared<const Columns>(result.columns), static_cast<qsizetype>(rows.size()));
    for (const auto &row : rows) {
        const std::vector<QByteArrayView> views(row.begin(), row.end());
        result.batch->append(views, result.batch->rowCount());
    }
    QElapsedTimer timer;
    timer.start();
    const auto done = chain.process(*result.batch, CancelToken());
    if (!done) {
        qWarning("%s", qPrintable(done.error().text()));
    }
    if (rows.size() >= 4000) {
        qInfo(
            "lead rules: %.0f records/s", double(rows.size()) * 1e9 / double(timer.nsecsElapsed()));
    }
    return result;
}
