// SPDX-License-Identifier: GPL-3.0-or-later
#include "syncs/commerceklaviyo/mappingtests.h"

#include <QCoreApplication>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace sluice::commercemap;

QByteArray js(QByteArray text)
{
    return text.replace('\'', '"');
}

MappingSettings settingsFrom(const QByteArray &members)
{
    const QByteArray document
        = js("{'formatVersion':1" + QByteArray(members.isEmpty() ? "" : ",") + members + "}");
    auto settings = MappingSettings::read(document);
    if (!settings) {
        qFatal("%s", qPrintable(settings.error().text()));
    }
    return *settings;
}

QByteArray shown(const MappedRecord &record, const QByteArray &payload)
{
    QByteArray text = payload;
    if (record.rejection) {
        text = "REJECTED " + QByteArray(record.rejection->code.latin1()) + ' '
            + record.rejection->path.toUtf8();
    }
    for (const MappingNote &note : record.warnings) {
        text += " !" + QByteArray(note.code.latin1()) + ' ' + note.path.toUtf8();
    }
    return text.trimmed();
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    int failed = 0;
    CustomerTest customers;
    OrderTest orders;
    OrderOddTest oddOrders;
    CatalogueTest catalogue;
    ProductTest products;
    SettingsTest settings;
    const std::initializer_list<QObject *> tests{
        &customers, &orders, &oddOrders, &catalogue, &products, &settings};
    for (QObject *test : tests) {
        failed += QTest::qExec(test, argc, argv);
    }
    return failed;
}
