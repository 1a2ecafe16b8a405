// SPDX-License-Identifier: GPL-3.0-or-later
// Processors over 200,000 leads in memory: the example as a script beside the built-in rules
// (processor time of all processes), and `cat` as the command, fed and read back. Five rounds,
// medians; prints, judges nothing.
#include "bench/benchkit.h"
#include "core/mapping/processor.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace sluice;
using namespace sluice::bench;

namespace {

constexpr qsizetype kBatch = 1000;
const QStringList kLeadColumns{u"Id"_s, u"First_Name"_s, u"Last_Name"_s, u"Company"_s, u"Mobile"_s,
    u"Country"_s, u"Designation"_s, u"Industry"_s, u"No_of_Employees"_s, u"Last_Activity_Days"_s,
    u"Web_Engagement_Score"_s};
const QJsonArray kReads{
    u"Designation"_s, u"No_of_Employees"_s, u"Last_Activity_Days"_s, u"Web_Engagement_Score"_s};
const QJsonArray kWrites{u"Mobile"_s, u"Country"_s, u"Lead_Score_Value"_s, u"Lead_Segment"_s,
    u"Sales_Priority"_s, u"Data_Quality_Status"_s};

// Leads by the recipe of the sample, made once.
class LeadPasses final : public RecordPasses
{
public:
    explicit LeadPasses(int rows)
    {
        const QList<QByteArrayList> sets{
            {"9876543210", "+91 98765 43210", "0091-9876543210", "4155552671", "(415) 555-2671",
                "+44 7700 900123", "0044 7700 900123", ""},
            {"India", "IND", "IN", "91", "USA", "US", "United States", "U.K", "UK", "44", ""},
            {"CEO", "CTO", "Director", "VP Sales", "Manager", "Intern", ""},
            {"IT", "Finance", "Manufacturing", "Healthcare", ""},
            {"5", "20", "50", "200", "500", "1000", ""}, {"1", "3", "7", "15", "30", "90", ""},
            {"0", "5", "10", "30", "70", "90", ""}};
        quint64 state = 88172645463325252ULL;
        for (int i = 0; i < rows; ++i) {
            const QByteArray n = QByteArray::number(i);
            std::vector<QByteArray> row{QByteArray::number(4'876'876'000'000'000'000LL + i),
                "Defective Lead " + n, "Lead" + n, "Company " + n};
            for (const QByteArrayList &set : sets) {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                row.push_back(
                    set.at(static_cast<qsizetype>(state % static_cast<quint64>(set.size()))));
            }
            m_rows.push_back(std::move(row));
        }
    }

    Result<void> rewind() override
    {
        m_at = 0;
        return {};
    }

    Result<bool> fill(RecordBatch &batch) override
    {
        std::vector<QByteArrayView> views;
        for (; m_at < m_rows.size() && !batch.isFull(); ++m_at) {
            views.assign(m_rows[m_at].begin(), m_rows[m_at].end());
            batch.append(views, static_cast<qint64>(m_at) + 1);
        }
        return m_at < m_rows.size();
    }

private:
    std::vector<std::vector<QByteArray>> m_rows;
    size_t m_at = 0;
};

// One page through a chain, as the step does it.
qint64 processPage(LeadPasses &passes, const QJsonObject &processor, const QString &folder)
{
    ProcessorChain chain = must(ProcessorChain::fromJson({processor}));
    Columns names(kLeadColumns);
    must(chain.bind(names));
    const auto columns = std::make_shared<const Columns>(names);
    const ProcessingPlace place{.folder = folder,
        .name = u"page-1"_s,
        .timings = {},
        .logger = {},
        .token = {},
        .batchRows = kBatch,
        .idColumn = 0,
        .idOf = {},
        .onProgress = {}};
    must(chain.prepare(columns, passes, place));
    must(passes.rewind());
    RecordBatch batch(columns, kBatch);
    qint64 changed = 0;
    for (bool isMore = true; isMore;) {
        batch.clear();
        isMore = must(passes.fill(batch));
        must(chain.process(batch, {}));
        for (qsizetype row = 0; row < batch.rowCount(); ++row)
            changed += batch.isRowChanged(row) ? 1 : 0;
    }
    chain.discard(place);
    return changed;
}

QString leadScript()
{
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR) + u"/packaging/examples/lead-clean-up.js"_s);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No script");
    return QString::fromUtf8(file.readAll());
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption rowsOption(u"rows"_s, u"Records."_s, u"N"_s, u"200000"_s);
    const QCommandLineOption scriptOption(u"script-only"_s, u"One round, for a profiler."_s);
    parser.addOptions({rowsOption, scriptOption});
    parser.addHelpOption();
    parser.process(app);

    const QTemporaryDir folder(ramFolderTemplate());
    const int rows = std::max(1, parser.value(rowsOption).toInt());
    LeadPasses passes(rows);
    const QJsonObject rules{
        {u"type"_s, u"rules"_s}, {u"preset"_s, u"lead-clean-up"_s}, {u"ruleSet"_s, u"C"_s}};
    const QJsonObject script{{u"type"_s, u"script"_s}, {u"source"_s, leadScript()},
        {u"reads"_s, kReads}, {u"writes"_s, kWrites}};
    const auto run = [&passes, &folder](const QJsonObject &processor, qint64 *changed) {
        return [&passes, &folder, processor, changed] {
            *changed = processPage(passes, processor, folder.path());
            return *changed >= 0;
        };
    };
    qint64 byRules = 0;
    qint64 byScript = 0;
    if (parser.isSet(scriptOption)) {
        const Cost cost = measured(run(script, &byScript));
        print(u"script"_s, u"%1 s, cpu %2"_s.arg(number(cost.seconds), number(cost.cpu)));
        return 0;
    }
    QList<double> ratios;
    QList<double> ruleCpus;
    QList<double> scriptCpus;
    QList<double> scriptSeconds;
    for (int round = 0; round < kRounds; ++round) {
        ruleCpus << measured(run(rules, &byRules)).cpu;
        const Cost cost = measured(run(script, &byScript));
        scriptCpus << cost.cpu;
        scriptSeconds << cost.seconds;
        ratios << cost.cpu / ruleCpus.last();
    }
    if (byRules != byScript)
        qFatal("The two ways differ");
    print(u"%1 leads by script / rules, cpu"_s.arg(rows),
        u"%1 x  %2  [%3 s of processor time, %4 s on the clock; rules %5 s; %6 changed]"_s.arg(
            number(median(ratios)), verdict(median(ratios), {Goal::Kind::TimeAtMost, 12, {}}),
            number(median(scriptCpus)), number(median(scriptSeconds)), number(median(ruleCpus), 3),
            QString::number(byScript)));

    QJsonArray all;
    for (const QString &name : kLeadColumns)
        all << name;
    const QJsonObject cat{{u"type"_s, u"command"_s}, {u"program"_s, u"cat"_s}, {u"writes"_s, all}};
    qint64 bytes = 0;
    RecordBatch batch(std::make_shared<const Columns>(Columns(kLeadColumns)), kBatch);
    must(passes.rewind());
    for (bool isMore = true; isMore;) {
        batch.clear();
        isMore = must(passes.fill(batch));
        for (qsizetype row = 0; row < batch.rowCount(); ++row) {
            for (qsizetype column = 0; column < batch.columnCount(); ++column)
                bytes += batch.value(row, column).size() + 1;
        }
    }
    QList<double> seconds;
    qint64 unchanged = 0;
    for (int round = 0; round < kRounds; ++round)
        seconds << measured(run(cat, &unchanged)).seconds;
    const double speed = double(bytes) / 1e6 / median(seconds);
    print(u"cat as the command"_s,
        u"%1 MB/s in and out again  %2  [%3 MB, %4 s]"_s.arg(number(speed, 0),
            verdict(speed, {Goal::Kind::SpeedAtLeast, 50, {}}), number(double(bytes) / 1e6, 1),
            number(median(seconds))));
    return 0;
}
