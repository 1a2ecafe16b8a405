// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/secret.h"
#include "console/main/consolecontext.h"
#include "console/settings/settingspage.h"

#include <optional>

class QComboBox;
class QLineEdit;

namespace sluice {

class SecretField;
class TypedLabel;

// The pages of the dialog Settings whose fields are settings and little else. Each is owned by the
// dialog; GUI thread.

class GeneralSettings final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(GeneralSettings)

public:
    // `pages`: key and title of each, in their order.
    GeneralSettings(const QList<std::pair<QString, QString>> &pages, const ConsoleContext &context,
        QWidget *parent);
};

class JobSettings final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JobSettings)

public:
    explicit JobSettings(QWidget *parent);
};

// The way out of connections that name none of their own.
class NetworkSettingsPage final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NetworkSettingsPage)

public:
    NetworkSettingsPage(const ConsoleContext &context, QWidget *parent);

    void setPasswordStored(bool isStored);
    std::optional<Secret> password() const; // typed anew
    bool hasMore() const override { return password().has_value(); }

private:
    QString proxyText() const;
    void showProxy(const QString &text);
    void showFields();

    QComboBox *m_kind;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QLineEdit *m_user;
    SecretField *m_password;
};

class NoticeSettings final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NoticeSettings)

public:
    NoticeSettings(const ConsoleContext &context, QWidget *parent);
};

class LogSettings final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LogSettings)

public:
    LogSettings(const ConsoleContext &context, QWidget *parent);
};

class SandboxSettings final : public SettingsPage
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SandboxSettings)

public:
    SandboxSettings(const ConsoleContext &context, QWidget *parent);

private:
    void addPort(QGridLayout *fields);
    void reset(const ConsoleContext &context);
    void useFaults(const ConsoleContext &context);
    void tell(const Result<int> &done, const QString &what);

    QLineEdit *m_faults;
    TypedLabel *m_note;
};

} // namespace sluice
