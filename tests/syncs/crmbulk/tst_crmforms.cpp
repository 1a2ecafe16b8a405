// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/crmbulk/cellforms.h"
#include "syncs/crmbulk/crmfacts.h"
#include "syncs/crmbulk/pagetrail.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

// What bulk read and bulk write do not have in common, and where pages lead.
class CrmFormsTest final : public QObject
{
    Q_OBJECT

private slots:
    void cellForms_data();
    void cellForms();
    void pageTrail();
};

void CrmFormsTest::cellForms_data()
{
    QTest::addColumn<QString>("dataType");
    QTest::addColumn<QByteArray>("read");
    QTest::addColumn<QByteArray>("sent"); // what is read, as an upload takes it
    QTest::addColumn<QByteArray>("other"); // another spelling of the same value
    QTest::addColumn<QByteArray>("different");
    const auto row = [](const char *name, const char *dataType, const QByteArray &read,
                         const QByteArray &sent, const QByteArray &other,
                         const QByteArray &different) {
        QTest::newRow(name) << QString::fromLatin1(dataType) << read << sent << other << different;
    };
    row("choices", "multiselectpicklist", "a,b", "a;b", "b; a", "a");
    row("choices as they go out", "multiselectpicklist", "a;b", "a;b", "a,b", "a;c");
    row("one choice", "multiselectpicklist", "a", "a", " a ", "b");
    row("a choice with a comma", "multiselectpicklist", "c, d", "c, d", "c, d", "c;d");
    row("no choice", "multiselectpicklist", "", "", "", "a");
    row("a day", "date", "2026-01-31", "01/31/2026", "01/31/2026", "02/01/2026");
    row("a time", "datetime", "2026-01-31T23:00:00+01:00", "01/31/2026 22:00:00",
        "2026-01-31T22:00:00+00:00", "2026-01-31T22:00:01+00:00");
    row("a number", "currency", "4.5", "4.5", "4.50", "4.51");
    row("a whole number", "integer", "7", "7", "007", "70");
    row("no number", "integer", "", "", "", "0");
    row("digits that are none", "text", "007", "007", "007", "7");
    row("more digits than a double has", "bigint", "9007199254740993", "9007199254740993",
        "9007199254740993", "9007199254740992");
    row("commas of a text", "text", "a,b", "a,b", "a,b", "a;b");
}

void CrmFormsTest::cellForms()
{
    QFETCH(QString, dataType);
    QFETCH(QByteArray, read);
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, other);
    QFETCH(QByteArray, different);
    CrmFacts facts;
    facts.org.timeZone = u"UTC"_s;
    CrmField field{.apiName = u"Field"_s, .dataType = dataType};
    field.pickValues = {{.actual = u"a"_s}, {.actual = u"b"_s}, {.actual = u"c, d"_s}};
    facts.fields.insert(field.apiName, field);
    CellForms forms(facts, {field.apiName});
    QByteArray text;
    QVERIFY(forms.appendSent(0, read, text));
    QCOMPARE(text, sent);
    QVERIFY(read == sent || !forms.isSentAsItIs(0));
    for (const QByteArray &same : {sent, other})
        QCOMPARE(forms.comparable(0, same), forms.comparable(0, read));
    QVERIFY(forms.comparable(0, different) != forms.comparable(0, read));
}

// By token, by number where there is none, and never in a circle.
void CrmFormsTest::pageTrail()
{
    using Lead = PageTrail::Lead;
    const auto page = [](bool hasMore, qint64 count, const QString &token) {
        ReadJob job;
        job.moreRecords = hasMore;
        job.count = count;
        job.nextPageToken = token;
        return job;
    };
    PageTrail trail;
    QCOMPARE(trail.lead(page(false, 0, {}), 1), Lead::Nowhere);
    QCOMPARE(trail.lead(page(true, 9, u"one"_s), 1), Lead::On);
    trail.follow(page(true, 9, u"one"_s));
    QCOMPARE(trail.lead(page(true, 9, u"one"_s), 2), Lead::InACircle);
    QCOMPARE(trail.lead(page(true, 9, u"two"_s), 2), Lead::On);
    QCOMPARE(trail.lead(page(true, 0, u"two"_s), 2), Lead::InACircle);
    QCOMPARE(trail.lead(page(true, 9, {}), 2), Lead::On);
    trail.follow(page(true, 9, {}));
    QCOMPARE(trail.lead(page(true, 9, {}), 3), Lead::On);
    QCOMPARE(trail.lead(page(true, 9, {}), 500), Lead::InACircle);
}

QTEST_GUILESS_MAIN(CrmFormsTest)
#include "tst_crmforms.moc"
