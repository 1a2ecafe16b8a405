// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mapping/mappingtests.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice;

QString afterRules(const QByteArray &rules, const QStringList &fields, const QString &wanted)
{
    ProcessorChain chain = chainOf("[{\"type\":\"rules\",\"rules\":" + rules + "}]");
    Columns columns;
    std::vector<QByteArray> values;
    for (qsizetype i = 0; i + 1 < fields.size(); i += 2) {
        columns.add(fields.at(i));
        values.push_back(fields.at(i + 1).toUtf8());
    }
    if (auto bound = chain.bind(columns); !bound) {
        return u"(not bound) "_s + bound.error().text();
    }
    RecordBatch batch(std::make_shared<const Columns>(columns), 1);
    const std::vector<QByteArrayView> views(values.begin(), values.end());
    batch.append(views, 1);
    if (auto done = chain.process(batch, CancelToken()); !done) {
        return u"(not processed) "_s + done.error().text();
    }
    if (batch.fate(0) == RowFate::Rejected) {
        return u"(rejected) "_s + batch.reason(0).code;
    }
    return QString::fromUtf8(batch.value(0, columns.indexOf(wanted)));
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    RecordBatchTest recordBatch;
    RulesTest rules;
    LeadPresetTest leadPreset;
    TransformsTest transforms;
    AutoMapTest autoMap;
    int failed = 0;
    for (QObject *test : {static_cast<QObject *>(&recordBatch), static_cast<QObject *>(&rules),
             static_cast<QObject *>(&leadPreset), static_cast<QObject *>(&transforms),
             static_cast<QObject *>(&autoMap)}) {
        failed += QTest::qExec(test, argc, argv);
    }
    return failed;
}
