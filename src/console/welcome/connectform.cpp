// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/welcome/connectform.h"

#include "app/documents/connectionfile.h"
#include "app/documents/jobkinds.h"
#include "app/documents/serviceschema.h"
#include "app/signin/signin.h"
#include "console/connections/connectionwords.h"
#include "console/connections/secretfield.h"
#include "console/connections/zohoserviceform.h"
#include "console/main/prompt.h"
#include "console/theme/icons.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/statelook.h"
#include "console/widgets/typedlabel.h"

#include <QBoxLayout>
#include <QFormLayout>
#include <QPushButton>

namespace sluice {

using namespace Qt::StringLiterals;

ConnectForm::ConnectForm(const ConsoleContext &context, const QString &kind,
    const QList<Connection> &known, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_environment(new ElidingComboBox(this))
{
    setObjectName(u"connectForm"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    const JobServices services = servicesOfJobKind(kind);
    addPart(services.source, known, layout);
    if (services.target != services.source)
        addPart(services.target, known, layout);
    addSignIn(layout);
    auto *row = new QFormLayout;
    m_environment->setObjectName(u"connectEnvironmentCombo"_s);
    for (const QString &id : {u"production"_s, u"test"_s, u"sandbox"_s}) {
        const EnvironmentLook look = environmentLook(id);
        m_environment->addItem(themeIcon(look.icon), look.word, id);
    }
    auto *label = new QLabel(tr("&Environment"), this);
    label->setBuddy(m_environment);
    m_environment->setAccessibleName(tr("Environment"));
    row->addRow(label, m_environment);
    layout->addLayout(row);
    layout->addStretch(1);
    arrange();
}

void ConnectForm::addPart(
    const QString &service, const QList<Connection> &known, QBoxLayout *layout)
{
    Part part{.service = service, .addresses = {}};
    part.card = new Card(serviceWord(service), this);
    part.card->setAccessibleName(serviceWord(service));
    QStringList names;
    for (const Connection &connection : known) {
        if (connection.service == service
            && !isAnyHostLoopback(connection.service, connection.settings))
            names.append(connection.name);
    }
    if (!names.isEmpty()) {
        part.choice = new ElidingComboBox(part.card);
        part.choice->setObjectName(u"connectChoice-"_s + service);
        part.choice->setAccessibleName(tr("Connection to %1").arg(serviceWord(service)));
        for (const QString &name : std::as_const(names))
            part.choice->addItem(tr("Use “%1”").arg(name), name);
        part.choice->addItem(tr("A new connection"), QString());
        part.card->body()->addWidget(part.choice);
        connect(part.choice, &QComboBox::currentIndexChanged, this, &ConnectForm::arrange);
    }
    part.fields = new QWidget(part.card);
    auto *fields = new QVBoxLayout(part.fields);
    fields->setContentsMargins(0, 0, 0, 0);
    part.form = ServiceForm::make(service, part.fields);
    part.form->showHints();
    part.form->showSettings({});
    fields->addWidget(part.form);
    addAddresses(part, fields);
    part.card->body()->addWidget(part.fields);
    connect(part.form, &ServiceForm::edited, this, &ConnectForm::arrange);
    layout->addWidget(part.card);
    m_parts.append(part);
}

// For proxies of one's own and the like: nobody else needs them.
void ConnectForm::addAddresses(Part &part, QBoxLayout *layout)
{
    auto *box = new QWidget(part.fields);
    auto *rows = new QFormLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    for (const ServiceForm::AddressEntry &entry : part.form->addresses()) {
        auto *edit = new QLineEdit(box);
        edit->setObjectName(u"%1-%2"_s.arg(part.service, entry.key));
        edit->setAccessibleName(entry.label);
        auto *label = new QLabel(entry.label, box);
        label->setBuddy(edit);
        rows->addRow(label, edit);
        part.addresses.append({entry.key, edit});
        connect(edit, &QLineEdit::textChanged, this, &ConnectForm::arrange);
    }
    box->hide();
    auto *link = new QPushButton(tr("Other Addresses"), part.fields);
    link->setObjectName(u"otherAddresses-"_s + part.service);
    link->setProperty("role", u"quiet"_s);
    link->setCheckable(true);
    link->setAutoDefault(false);
    link->setToolTip(tr("Where the service does not answer at its usual hosts"));
    connect(link, &QPushButton::toggled, box, &QWidget::setVisible);
    auto *row = new QHBoxLayout;
    row->addWidget(link);
    row->addStretch(1);
    layout->addLayout(row);
    layout->addWidget(box);
}

void ConnectForm::addSignIn(QBoxLayout *layout)
{
    m_signIn = new Card(tr("Sign In"), this);
    m_signIn->setObjectName(u"connectSignInCard"_s);
    auto *how = new TypedLabel(
        tr("In the API console: your self client, tab Generate Code, the scopes above. The code is "
           "valid once and for a short time."),
        TypeRole::Note, Role::Muted, m_signIn);
    how->setWordWrap(true);
    m_code = new QLineEdit(m_signIn);
    m_code->setObjectName(u"connectCodeEdit"_s);
    m_code->setEchoMode(QLineEdit::Password);
    m_code->setAccessibleName(tr("Grant code"));
    m_code->setAccessibleDescription(how->text());
    auto *label = new QLabel(tr("&Grant code"), m_signIn);
    label->setBuddy(m_code);
    auto *rows = new QFormLayout;
    rows->setContentsMargins(0, 0, 0, 0);
    rows->addRow(label, m_code);
    rows->addRow(QString(), how);
    m_console = new QPushButton(tr("Open API Console"), m_signIn);
    m_console->setObjectName(u"connectConsoleButton"_s);
    m_console->setAutoDefault(false);
    setButtonIcon(m_console, u"open-external"_s);
    auto *browser = new QPushButton(tr("Sign In with the Browser Instead…"), m_signIn);
    browser->setObjectName(u"connectBrowserButton"_s);
    browser->setProperty("role", u"quiet"_s);
    browser->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_console);
    buttons->addWidget(browser);
    buttons->addStretch(1);
    m_signIn->body()->addLayout(rows);
    m_signIn->body()->addLayout(buttons);
    layout->addWidget(m_signIn);
    connect(m_console, &QPushButton::clicked, this,
        [this] { m_context.prompt.openLink(consoleUrl()); });
    connect(browser, &QPushButton::clicked, this, &ConnectForm::browserWanted);
}

bool ConnectForm::isNew(const Part &part) const
{
    return !part.choice || part.choice->currentData().toString().isEmpty();
}

// Services of one sign-in ask for it once, with the scopes of all of them.
void ConnectForm::arrange()
{
    QStringList scopes;
    ZohoServiceForm *first = nullptr;
    for (const Part &part : std::as_const(m_parts)) {
        part.fields->setVisible(isNew(part));
        auto *zoho = qobject_cast<ZohoServiceForm *>(part.form);
        if (!zoho || !isNew(part))
            continue;
        scopes.append(signInScopes(part.service));
        zoho->setSignInShown(!first);
        if (!first)
            first = zoho;
    }
    if (first)
        first->setScopes(scopes.join(u','));
    m_signIn->setVisible(first != nullptr);
    m_console->setEnabled(!consoleUrl().isEmpty());
    for (const Part &part : std::as_const(m_parts)) {
        for (const Address &address : part.addresses)
            address.edit->setPlaceholderText(part.form->usualAddress(address.key));
        part.form->showPlace(connectionOf(part).settings);
    }
}

QUrl ConnectForm::consoleUrl() const
{
    for (const Part &part : m_parts) {
        const auto *zoho = qobject_cast<const ZohoServiceForm *>(part.form);
        if (zoho && isNew(part))
            return zoho->consoleUrl();
    }
    return {};
}

QStringList ConnectForm::services() const
{
    QStringList services;
    for (const Part &part : m_parts)
        services.append(part.service);
    return services;
}

QString ConnectForm::chosen(const QString &service) const
{
    for (const Part &part : m_parts) {
        if (part.service == service && part.choice)
            return part.choice->currentData().toString();
    }
    return {};
}

QString ConnectForm::environment() const
{
    return m_environment->currentData().toString();
}

Secret ConnectForm::code() const
{
    return needsSignIn() ? Secret(m_code->text().trimmed().toUtf8()) : Secret();
}

bool ConnectForm::isTyped() const
{
    const auto edits = findChildren<QLineEdit *>();
    return std::ranges::any_of(edits, &QLineEdit::isModified);
}

bool ConnectForm::needsSignIn() const
{
    return !m_signIn->isHidden();
}

// The data centre and the client are the first form's, where it is the sign-in of all.
Connection ConnectForm::connectionOf(const Part &part) const
{
    Connection connection;
    connection.id = part.madeId;
    connection.name = serviceWord(part.service);
    connection.service = part.service;
    connection.environment = environment();
    for (const Address &address : part.addresses)
        putTextSetting(connection.settings, address.key, address.edit->text());
    part.form->readSettings(connection.settings);
    for (const Part &other : m_parts) {
        if (!hasSignIn(other.service) || !hasSignIn(part.service) || !isNew(other))
            continue;
        QJsonObject settings;
        other.form->readSettings(settings);
        connection.settings.insert(u"dataCentre"_s, settings.value("dataCentre"_L1));
        break;
    }
    if (isAnyHostLoopback(connection.service, connection.settings))
        connection.environment = u"sandbox"_s; // whatever was chosen: it is this computer's
    return connection;
}

QList<NewAccount> ConnectForm::newAccounts() const
{
    QList<NewAccount> accounts;
    QMap<QString, Secret> ofZoho;
    for (const Part &part : m_parts) {
        if (!isNew(part))
            continue;
        NewAccount account{.connection = connectionOf(part), .values = {}};
        for (const ServiceForm::SecretEntry &entry : part.form->secrets()) {
            if (entry.field->hasValue())
                account.values.insert(entry.key, entry.field->value());
        }
        if (hasSignIn(part.service) && ofZoho.isEmpty())
            ofZoho = account.values;
        else if (hasSignIn(part.service))
            account.values = ofZoho;
        accounts.append(account);
    }
    return accounts;
}

void ConnectForm::setMade(const QList<Connection> &made)
{
    for (Part &part : m_parts) {
        for (const Connection &connection : made) {
            if (connection.service == part.service && isNew(part))
                part.madeId = connection.id;
        }
    }
    m_isSignedIn = !made.isEmpty();
    m_code->clear(); // it is spent
}

std::optional<Error> ConnectForm::checkPart(const Part &part)
{
    const Connection connection = connectionOf(part);
    QStringList given;
    bool isFirstZoho = true;
    for (const Part &other : std::as_const(m_parts)) {
        if (other.service == part.service)
            break;
        isFirstZoho = isFirstZoho && !(hasSignIn(other.service) && isNew(other));
    }
    for (const ServiceForm::SecretEntry &entry : part.form->secrets()) {
        given.append(entry.key);
        const bool isAsked = !hasSignIn(part.service) || isFirstZoho;
        entry.field->setProblem(isAsked && !entry.field->hasValue());
        if (!isAsked || entry.field->hasValue())
            continue;
        entry.field->setFocus();
        return Error{.kind = ErrorKind::Config, .what = entry.missing, .why = entry.where};
    }
    auto checked = checkConnection(connection, given);
    if (checked)
        checked = part.form->check(connection.settings);
    std::optional<Error> problem;
    if (!checked)
        problem = checked.error();
    for (const auto &[key, edit] : part.form->fieldsByKey()) {
        const bool isNamed = problem && (problem->text().contains(key) || problem->code == key);
        setFieldError(edit, isNamed);
        if (isNamed)
            edit->setFocus();
    }
    return problem;
}

std::optional<Error> ConnectForm::check(bool needsCode)
{
    for (const Part &part : std::as_const(m_parts)) {
        if (!isNew(part))
            continue;
        if (auto problem = checkPart(part))
            return problem;
    }
    const bool isMissing
        = needsCode && needsSignIn() && !m_isSignedIn && m_code->text().trimmed().isEmpty();
    setFieldError(m_code, isMissing);
    if (!isMissing)
        return std::nullopt;
    m_code->setFocus();
    return Error{.kind = ErrorKind::Config,
        .what = tr("The grant code is missing"),
        .why = tr("The API console makes it, with the scopes above"),
        .next = tr("Or sign in with the browser")};
}

} // namespace sluice
