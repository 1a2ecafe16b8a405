// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the emulated Analytics takes files by `updateadd` on ROWID, as the copy of a table sends
// them: rows that the view does not hold yet, then the same rows again. Rows for each second of
// processor time, and most memory. Prints only.
#include "bench/benchkit.h"
#include "sandbox/analytics/importapply.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>

#include <algorithm>

using namespace sluice;
using namespace sluice::bench;
using namespace sluice::sandbox;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kFirstId = 69'251'000'100'063'001;
constexpr qint64 kRowsInFile = 300'000;
constexpr double kGoal = 100'000;

struct BenchColumn
{
    const char *name;
    ColumnType type;
};

// As the emulated table Orders looks in Analytics.
constexpr BenchColumn kColumns[]
    = {{"ROWID", ColumnType::Number}, {"OrderNumber", ColumnType::Plain},
        {"Customer", ColumnType::Number}, {"Status", ColumnType::Plain},
        {"Note", ColumnType::MultiLine}, {"Comment", ColumnType::MultiLine},
        {"Quantity", ColumnType::Number}, {"Amount", ColumnType::DecimalNumber},
        {"Discount", ColumnType::DecimalNumber}, {"ExternalId", ColumnType::Number},
        {"IsPaid", ColumnType::Boolean}, {"IsGift", ColumnType::Boolean},
        {"OrderDate", ColumnType::DateAsDate}, {"ShipDate", ColumnType::DateAsDate},
        {"PaidAt", ColumnType::Date}, {"ClosedAt", ColumnType::Date},
        {"Country", ColumnType::Plain}, {"CardToken", ColumnType::Plain},
        {"Channel", ColumnType::Plain}, {"Priority", ColumnType::Number}};

QByteArray valueOf(ColumnType type, QRandomGenerator &random)
{
    const quint32 dice = random.bounded(1000U);
    switch (type) {
    case ColumnType::Number:
        return QByteArray::number(random.bounded(1LL, 9'000'000'000'000'000'000LL));
    case ColumnType::DecimalNumber:
        return QByteArray::number(dice) + ".25";
    case ColumnType::Boolean:
        return dice % 2 == 0 ? "true" : "false";
    case ColumnType::DateAsDate:
        return "2025-03-" + QByteArray::number(10 + dice % 20);
    case ColumnType::Date:
        return "2025-03-" + QByteArray::number(10 + dice % 20) + " 07:45:11";
    case ColumnType::MultiLine:
        return "said \"\"yes\"\" to line " + QByteArray::number(dice) + ", and then some more";
    default:
        return "value " + QByteArray::number(dice);
    }
}

QStringList writeFiles(const QTemporaryDir &folder, qint64 rows)
{
    QRandomGenerator random(7);
    QStringList files;
    for (qint64 first = 0; first < rows; first += kRowsInFile) {
        files << folder.filePath(u"import-%1.csv"_s.arg(first));
        QFile file(files.last());
        if (!file.open(QIODevice::WriteOnly))
            qFatal("A file could not be written");
        QByteArray text;
        for (const BenchColumn &column : kColumns)
            text.append(text.isEmpty() ? "\"" : ",\"").append(column.name).append('"');
        text.append('\n');
        for (qint64 row = first; row < std::min(rows, first + kRowsInFile); ++row) {
            text.append('"').append(QByteArray::number(kFirstId + row)).append('"');
            for (const BenchColumn &column : std::span(kColumns).subspan(1))
                text.append(",\"").append(valueOf(column.type, random)).append('"');
            text.append('\n');
            if (text.size() > 1 << 20) {
                file.write(text);
                text.resize(0);
            }
        }
        file.write(text);
    }
    return files;
}

void import(TableFile &table, const QStringList &files, quint64 job, qint64 rows)
{
    QList<ViewColumn> columns;
    ImportConfig config;
    config.type = ImportType::UpdateAdd;
    config.onError = OnError::SkipRow;
    config.matching = {"ROWID"};
    config.format.date = *DatePattern::make("yyyy-MM-dd HH:mm:ss");
    for (const BenchColumn &column : kColumns) {
        columns.append(ViewColumn{.name = column.name, .type = column.type});
        if (column.type == ColumnType::DateAsDate) {
            ValueFormat format;
            format.date = *DatePattern::make("yyyy-MM-dd");
            config.columnFormats[QByteArray(column.name).toLower()] = format;
        }
    }
    ImportOutcome outcome;
    const Cost cost = measured([&] {
        for (qsizetype i = 0; i < files.size(); ++i) {
            ImportApply apply(config, columns, {files.at(i), 0, QFileInfo(files.at(i)).size()});
            if (apply.checkHeader() || !must(apply.apply(table, {job, i + 1}, outcome)))
                return false;
        }
        return outcome.success == rows && table.state().rows == rows;
    });
    const double speed = double(rows) / cost.cpu;
    print(job == 1 ? u"import of new rows"_s : u"import of the same rows"_s,
        u"%1 rows/s of cpu  %2  [%3 s, cpu %4]"_s.arg(number(speed, 0),
            verdict(speed, {Goal::Kind::SpeedAtLeast, kGoal}), number(cost.seconds),
            number(cost.cpu)));
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"Rows."_s, u"N"_s, u"1000000"_s);
    parser.addOption(rowsOption);
    parser.addHelpOption();
    parser.process(app);
    const qint64 rows = std::max(1LL, parser.value(rowsOption).toLongLong());
    const QTemporaryDir folder; // on the disk, as the sandbox's state
    const QStringList files = writeFiles(folder, rows);
    TableFile table(folder.filePath(u"table"_s));
    must(table.open());
    import(table, files, 1, rows);
    import(table, files, 2, rows);
    print(u"most memory"_s,
        u"%1 MB"_s.arg(number(double(peakMemory(QCoreApplication::applicationPid())) / 1e6, 0)));
    return 0;
}
