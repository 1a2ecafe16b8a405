// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/enginerig.h"
#include "core/engine/enginetests.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("missing");
}

} // namespace

// What a transaction that came to nothing left behind is cut off before the next rows.
void OutcomeTest::rolledBackAppendIsCutOff()
{
    EngineRig rig;
    QByteArray afterFailure;
    std::atomic<int> entered = 0;
    rig.addStage(u"write"_s, 1, 0, [&](StepContext &context) {
        const int n = ++entered;
        const QString path = context.directory() + "/outcome/written.csv"_L1;
        if (n == 3)
            afterFailure = contentOf(path);
        return context.finish([n](StepTx &tx) -> Result<void> {
            const QByteArray rows
                = n == 2 ? QByteArray("lost 1\nlost 2\nlost 3\n") : QByteArray::number(n) + "\n";
            if (auto done = tx.appendOutcome(u"written"_s, "_row\n", rows, n == 2 ? 3 : 1); !done)
                return done;
            if (n == 2)
                return fail(Error{
                    .kind = ErrorKind::Service, .what = u"rolled back"_s, .isRetryable = true});
            return {};
        });
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 3));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(entered.load(), 4);
    QVERIFY(afterFailure.contains("lost")); // it really was there
    const QByteArray content = contentOf(rig.ledger().runDirectory(id) + "/outcome/written.csv"_L1);
    QCOMPARE(content, QByteArray("_row\n1\n3\n4\n"));
    QCOMPARE(rig.value(u"SELECT sha256 FROM artifact WHERE kind='outcome'"_s),
        QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(rig.value(u"SELECT n_records FROM artifact WHERE kind='outcome'"_s), u"3"_s);
}

void OutcomeTest::sealedAtTheEnd()
{
    EngineRig rig;
    rig.addStage(u"write"_s, 1, 0, [](StepContext &context) {
        StepResult result = context.finish([](StepTx &tx) -> Result<void> {
            return tx.appendOutcome(u"rejected"_s, "_row,why\n", "1,\"a, b\"\n", 1);
        });
        QFile file(context.directory() + "/outcome/rejected.csv"_L1);
        if (file.open(QIODevice::Append))
            file.write("behind the end");
        return result;
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 1));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    const QByteArray content
        = contentOf(rig.ledger().runDirectory(id) + "/outcome/rejected.csv"_L1);
    QCOMPARE(content, QByteArray("_row,why\n1,\"a, b\"\n"));
    QCOMPARE(rig.value(u"SELECT sha256 FROM artifact WHERE kind='outcome'"_s),
        QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex()));
    QCOMPARE(rig.value(u"SELECT bytes FROM artifact WHERE kind='outcome'"_s),
        QString::number(content.size()));
}

// A run that an earlier version began: its file goes on with the columns that it has.
void OutcomeTest::olderFileKeepsItsColumns()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"write"_s, 1, 0, [&entered](StepContext &context) {
        const bool isOld = ++entered == 1;
        return context.finish([isOld](StepTx &tx) -> Result<void> {
            return isOld ? tx.appendOutcome(u"rejected"_s, "_row,why\n", "1,a\n", 1)
                         : tx.appendOutcome(u"rejected"_s, "_row,why,payload\n",
                             "2,\"b, c\",\"{\"\"d\"\":1}\"\n3,e,\n", 2);
        });
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 2));
    QCOMPARE(rig.ended(id).state, RunState::Completed);
    QCOMPARE(contentOf(rig.ledger().runDirectory(id) + "/outcome/rejected.csv"_L1),
        QByteArray("_row,why\n1,a\n2,\"b, c\"\n3,e\n"));
    QCOMPARE(rig.value(u"SELECT n_records FROM artifact WHERE kind='outcome'"_s), u"3"_s);
}

// Somebody shortened the file: rows must not be written behind a hole.
void OutcomeTest::shortenedFileIsTold()
{
    EngineRig rig;
    std::atomic<int> entered = 0;
    rig.addStage(u"write"_s, 1, 0, [&entered](StepContext &context) {
        if (++entered == 2) {
            QFile file(context.directory() + "/outcome/written.csv"_L1);
            file.resize(3);
        }
        return context.finish([](StepTx &tx) -> Result<void> {
            return tx.appendOutcome(u"written"_s, "_row\n", "11\n", 1);
        });
    });
    const QString id = rig.begin(EngineRig::steps(u"write"_s, 2));
    const RunRow run = rig.ended(id);
    QVERIFY2(run.state == RunState::NeedsAttention || run.state == RunState::Failed,
        qPrintable(runStateName(run.state)));
    QVERIFY2(run.reason.contains(u"shorter"_s), qPrintable(run.reason));
    QVERIFY(!contentOf(rig.ledger().runDirectory(id) + "/outcome/written.csv"_L1).contains('\0'));
}
