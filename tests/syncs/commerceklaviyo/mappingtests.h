// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "syncs/commerceklaviyo/mapping/mapped.h"
#include "syncs/commerceklaviyo/mapping/mappingsettings.h"

#include <QObject>

// The parts of tst_commercemapping and what they share. Test code only. JSON is written with ' in
// place of ". An outcome is one text: the payload, or "REJECTED code path", then " !code path" for
// each warning.

QByteArray js(QByteArray text);
// Settings from the members of the document, without its version.
sluice::commercemap::MappingSettings settingsFrom(const QByteArray &members);
QByteArray shown(const sluice::commercemap::MappedRecord &record, const QByteArray &payload);
inline constexpr qint64 kTestNowMs = 1'717'200'000'000; // 2024-06-01T00:00:00Z

class CustomerTest : public QObject
{
    Q_OBJECT
private slots:
    void fields_data();
    void fields();
    void odd_data();
    void odd();
    void phones_data();
    void phones();
    void emails_data();
    void emails();
    void keysAndHash();
    void escapes();
    void clearing();
    void threads();
};

class OrderTest : public QObject
{
    Q_OBJECT
private slots:
    void fields_data();
    void fields();
    void categories();
    void refunds_data();
    void refunds();
    void backfill();
    void trimming();
    void preview();
    void group();
    void anotherCustomersProfileIsKept();
};

class OrderOddTest : public QObject
{
    Q_OBJECT
private slots:
    void odd_data();
    void odd();
    void limits();
};

class CatalogueTest : public QObject
{
    Q_OBJECT
private slots:
    void category_data();
    void category();
    void locales_data();
    void locales();
    void prices_data();
    void prices();
    void stock_data();
    void stock();
    void urls_data();
    void urls();
};

class ProductTest : public QObject
{
    Q_OBJECT
private slots:
    void whole();
    void odd_data();
    void odd();
    void variants();
    void standalonePrices();
    void inventory();
};

class SettingsTest : public QObject
{
    Q_OBJECT
private slots:
    void roundTrip();
    void refused_data();
    void refused();
    void plugin();
    void pluginProblems();
};
