// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QWidget>

#include <utility>

namespace sluice {

class SecretField;

// What the form of a connection asks for one service, below name and environment: one class for
// each service. It holds no connection and saves nothing. GUI thread; owned by the dialog.
class ServiceForm : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServiceForm)

public:
    using QWidget::QWidget;

    // A secret without which the connection is of no use.
    struct SecretEntry
    {
        QString key;
        SecretField *field = nullptr;
        QString missing; // "The client ID is missing"
        QString where; // "Zoho's API console shows it under Client Secret"
    };
    // Where the service's own console shows what a field asks for.
    struct Hint
    {
        QWidget *field = nullptr;
        QString text;
    };
    // A host's address on the tab Network; empty for the usual one.
    struct AddressEntry
    {
        QString key;
        QString label;
    };

    static QStringList services(); // those with a form, in the order in which they are offered
    static ServiceForm *make(const QString &service, QWidget *parent); // nullptr: it has none

    virtual QString icon() const { return QStringLiteral("page-connections"); }
    virtual QList<SecretEntry> secrets() const = 0;
    virtual QList<Hint> hints() const = 0;
    void showHints(); // a line below each field; once
    virtual QList<AddressEntry> addresses() const = 0;
    // The tab Budget: the settings of what is left for others and of what a run and a day may spend
    // at most, and what it is that they count. No settings: no tab.
    struct Budget
    {
        QStringList keys = {};
        QString note = {};
    };
    virtual Budget budget() const { return {}; }

    virtual void showSettings(const QJsonObject &settings) = 0;
    // Of an address: what stands in its field.
    virtual QString shownAddress(const QJsonObject &settings, const QString &key) const;
    // What holds while the field is empty, for its placeholder.
    virtual QString usualAddress(const QString &key) const = 0;
    // Puts what is entered into `settings`, which has the addresses that were entered.
    virtual void readSettings(QJsonObject &settings) const = 0;
    // What only the service knows of the settings.
    virtual Result<void> check(const QJsonObject &settings) const = 0;
    // Says under the fields where the connection goes.
    virtual void showPlace(const QJsonObject &settings) = 0;
    // Fields by the names that a check says.
    virtual QList<std::pair<QString, QWidget *>> fieldsByKey() const { return {}; }

signals:
    void edited();
};

// Empty text takes the setting away.
void putTextSetting(QJsonObject &settings, const QString &key, const QString &text);

} // namespace sluice
