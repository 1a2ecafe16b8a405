// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/datastoreanalytics/importverdict.h"
#include "base/files.h"
#include "syncs/datastoreanalytics/datastoretests.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

namespace {

using Problems = QList<ImportProblem>;

ImportProblem error(qint64 line, int field, const QString &value)
{
    return {.line = line, .field = field, .value = value, .text = u"Invalid NUMBER value"_s};
}

ImportProblem warning(qint64 line, int field, const QString &value)
{
    ImportProblem problem = error(line, field, value);
    problem.isWarning = true;
    return problem;
}

} // namespace

Q_DECLARE_METATYPE(Problems)

void ImportVerdictTest::hints_data()
{
    QTest::addColumn<qint64>("success");
    QTest::addColumn<Problems>("problems");
    QTest::addColumn<QList<qint64>>("wanted"); // indexes of what is refused; -1: not believed
    const QList<qint64> unclear{-1};
    QTest::newRow("one row") << qint64(3) << Problems{error(3, 2, u"West"_s)} << QList<qint64>{1};
    QTest::newRow("two fields of one row")
        << qint64(3) << Problems{error(3, 1, u"2"_s), error(3, 2, u"West"_s)}
        << QList<qint64>{1, 1};
    QTest::newRow("two rows") << qint64(2) << Problems{error(2, 1, u"1"_s), error(4, 2, u"a\nb"_s)}
                              << QList<qint64>{0, 2};
    QTest::newRow("counted by line breaks") // the fourth row begins in line six
        << qint64(3) << Problems{error(6, 2, u"last"_s)} << QList<qint64>{3};
    QTest::newRow("fewer hints than rows")
        << qint64(2) << Problems{error(3, 2, u"West"_s)} << unclear;
    QTest::newRow("more hints than rows")
        << qint64(3) << Problems{error(3, 2, u"West"_s), error(2, 1, u"1"_s)} << unclear;
    QTest::newRow("another value") << qint64(3) << Problems{error(3, 2, u"East"_s)} << unclear;
    QTest::newRow("no such field") << qint64(3) << Problems{error(3, 9, u"West"_s)} << unclear;
    QTest::newRow("no hints") << qint64(3) << Problems{} << unclear;
    QTest::newRow("warning only") << qint64(4) << Problems{warning(3, 2, u"West"_s)}
                                  << QList<qint64>{};
}

void ImportVerdictTest::hints()
{
    QFETCH(qint64, success);
    QFETCH(Problems, problems);
    QFETCH(QList<qint64>, wanted);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    QVERIFY(writeFileDurably(path,
        "\"ROWID\",\"Text\"\n\"1\",\"East\"\n\"2\",\"West\"\n\"3\",\"a\nb\"\n\"4\",\"last\"\n")
                .has_value());
    ImportJob job;
    job.state = ImportJobState::Completed;
    job.totalRows = 4;
    job.successRows = success;
    job.problems = problems;
    const auto found = problemsByHint(path, 4, job);
    QVERIFY(found.has_value());
    if (wanted == QList<qint64>{-1}) {
        QVERIFY(!found->has_value());
        return;
    }
    QVERIFY(found->has_value());
    QList<qint64> refused;
    for (const RowProblem &problem : **found) {
        if (!problem.isWarning)
            refused.append(problem.index);
    }
    QCOMPARE(refused, wanted);
}

void ImportVerdictTest::damagedFile()
{
    ImportJob job;
    job.problems = {error(2, 1, u"1"_s)};
    const auto missing = problemsByHint(u"/nowhere/a.csv"_s, 1, job);
    QVERIFY(!missing.has_value());
    QCOMPARE(missing.error().kind, ErrorKind::Disk);
}
