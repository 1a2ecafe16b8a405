// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/connections/connectionlimits.h"

#include "console/theme/icons.h"
#include "console/theme/theme.h"
#include "console/widgets/statelook.h"
#include "core/http/proxysetting.h"
#include "ui_connectiondialog.h"

#include <QCoreApplication>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace sluice {

namespace {

struct LimitText
{
    Q_DECLARE_TR_FUNCTIONS(sluice::ConnectionDialog)
};

using ProxyKind = ProxySetting::Kind;

ProxyKind chosenProxy(const Ui::ConnectionDialog &form)
{
    return ProxyKind(form.proxyKindCombo->currentData().toInt());
}

bool isOwnProxy(ProxyKind kind)
{
    return kind == ProxyKind::Http || kind == ProxyKind::Socks5;
}

QList<std::pair<QString, QLineEdit *>> budgetEdits(
    const Ui::ConnectionDialog &form, const QStringList &budget)
{
    const std::array edits{
        form.leaveCreditsEdit, form.maxCreditsPerRunEdit, form.maxCreditsPerDayEdit};
    QList<std::pair<QString, QLineEdit *>> named;
    for (size_t i = 0; i < edits.size() && static_cast<qsizetype>(i) < budget.size(); ++i)
        named.append({budget.at(static_cast<qsizetype>(i)), edits.at(i)});
    return named;
}

QString enteredProxy(const Ui::ConnectionDialog &form)
{
    const ProxyKind kind = chosenProxy(form);
    ProxySetting proxy{.kind = kind};
    if (!isOwnProxy(kind))
        return proxy.toText();
    proxy.host = form.proxyHostEdit->text().trimmed();
    proxy.user = form.proxyUserEdit->text().trimmed();
    const QString port = form.proxyPortEdit->text().trimmed();
    bool isNumber = false;
    proxy.port = port.isEmpty() ? ProxySetting::usualPort(kind) : port.toInt(&isNumber);
    const bool isPort = port.isEmpty() || (isNumber && proxy.port > 0 && proxy.port <= 65535);
    const QString text = isPort ? proxy.toText() : QString();
    if (!proxy.host.isEmpty() && !text.isEmpty())
        return text;
    const auto scheme = kind == ProxyKind::Http ? "http://"_L1 : "socks5://"_L1;
    return scheme + proxy.host + u':' + port;
}

} // namespace

void dressEnvironment(Ui::ConnectionDialog &form)
{
    for (const QString &environment : {u"sandbox"_s, u"test"_s, u"production"_s}) {
        const EnvironmentLook look = environmentLook(environment);
        form.connectionEnvironmentCombo->addItem(themeIcon(look.icon), look.word, environment);
    }
}

void dressNetwork(Ui::ConnectionDialog &form)
{
    form.budgetLabel->setColorRole(Role::Muted);
    form.proxyPasswordField->setName(LimitText::tr("Proxy password"));
    form.proxyPasswordField->setMasked(true);
    for (const auto &[word, kind] : {std::pair{LimitText::tr("As in Settings"), ProxyKind::None},
             std::pair{LimitText::tr("None"), ProxyKind::Direct},
             std::pair{LimitText::tr("As the system has it"), ProxyKind::System},
             std::pair{LimitText::tr("HTTP"), ProxyKind::Http},
             std::pair{LimitText::tr("SOCKS 5"), ProxyKind::Socks5}})
        form.proxyKindCombo->addItem(word, int(kind));
}

void showNetwork(Ui::ConnectionDialog &form, const QJsonObject &settings, const QStringList &budget)
{
    const auto proxy
        = ProxySetting::fromText(settings.value("proxy"_L1).toString()).value_or(ProxySetting());
    form.proxyKindCombo->setCurrentIndex(form.proxyKindCombo->findData(int(proxy.kind)));
    form.proxyHostEdit->setText(proxy.host);
    form.proxyPortEdit->setText(proxy.port > 0 ? QString::number(proxy.port) : QString());
    form.proxyUserEdit->setText(proxy.user);
    form.caFileEdit->setText(settings.value("caFile"_L1).toString());
    form.notesEdit->setText(settings.value("notes"_L1).toString());
    for (const auto &[key, edit] : budgetEdits(form, budget)) {
        if (settings.contains(key))
            edit->setText(QString::number(settings.value(key).toInteger()));
    }
    showProxyFields(form);
}

void showProxyFields(Ui::ConnectionDialog &form)
{
    const ProxyKind kind = chosenProxy(form);
    for (QWidget *widget : std::initializer_list<QWidget *>{form.proxyHostLabel, form.proxyHostEdit,
             form.proxyPortLabel, form.proxyPortEdit, form.proxyUserLabel, form.proxyUserEdit,
             form.proxyPasswordLabel, form.proxyPasswordField})
        widget->setEnabled(isOwnProxy(kind));
    form.proxyPortEdit->setPlaceholderText(QString::number(ProxySetting::usualPort(kind)));
}

void readNetwork(const Ui::ConnectionDialog &form, QJsonObject &settings, const QStringList &budget)
{
    const auto put = [&settings](const QString &key, const QJsonValue &value, bool isThere) {
        if (isThere)
            settings.insert(key, value);
        else
            settings.remove(key);
    };
    const QString proxy = enteredProxy(form);
    put(u"proxy"_s, proxy, !proxy.isEmpty());
    const QString caFile = form.caFileEdit->text().trimmed();
    put(u"caFile"_s, caFile, !caFile.isEmpty());
    const QString notes = form.notesEdit->text().trimmed();
    put(u"notes"_s, notes, !notes.isEmpty());
    for (const auto &[key, edit] : budgetEdits(form, budget)) {
        const QString text = edit->text().trimmed();
        bool isNumber = false;
        const qint64 number = text.toLongLong(&isNumber);
        put(key, isNumber ? QJsonValue(number) : QJsonValue(text), !text.isEmpty());
    }
}

QList<std::pair<QString, QWidget *>> budgetFields(
    const Ui::ConnectionDialog &form, const QStringList &budget)
{
    QList<std::pair<QString, QWidget *>> fields;
    for (const auto &[key, edit] : budgetEdits(form, budget))
        fields.append({key, edit});
    return fields;
}

bool hasProxyUser(const Ui::ConnectionDialog &form)
{
    return isOwnProxy(chosenProxy(form)) && !form.proxyUserEdit->text().trimmed().isEmpty();
}

} // namespace sluice
