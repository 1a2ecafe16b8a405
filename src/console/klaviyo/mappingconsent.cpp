// SPDX-License-Identifier: GPL-3.0-or-later
// The mapping editor's fields of consent, and what goes where it has little room.
#include "console/klaviyo/propertymappingeditor.h"
#include "console/mappings/documentproblems.h"
#include "console/theme/narrow.h"
#include "console/widgets/emptystate.h"
#include "console/widgets/tablecard.h"
#include "ui_propertymappingeditor.h"

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

constexpr int kRuleNoteHeight = 340; // below it the rules need the room

} // namespace

QList<std::pair<QLineEdit *, QByteArray commercemap::ConsentSettings::*>>
PropertyMappingEditor::consentFields() const
{
    using commercemap::ConsentSettings;
    return {{m_ui->emailConsentEdit, &ConsentSettings::email},
        {m_ui->emailConsentAtEdit, &ConsentSettings::emailAt},
        {m_ui->smsConsentEdit, &ConsentSettings::sms},
        {m_ui->smsConsentAtEdit, &ConsentSettings::smsAt},
        {m_ui->consentSourceEdit, &ConsentSettings::source}};
}

void PropertyMappingEditor::showConsent()
{
    for (const auto &[edit, member] : consentFields()) {
        const QString text = QString::fromUtf8(m_settings.customer.consent.*member);
        if (edit->text().trimmed() != text)
            edit->setText(text);
    }
}

// What the form calls what it shows; the rest of the document has its own words.
void PropertyMappingEditor::makeDocumentProblems()
{
    const auto rule = [this](Rule rule) {
        return m_ui->ruleCombo->itemText(m_ui->ruleCombo->findData(static_cast<int>(rule)));
    };
    const auto label = [](const QWidget *field) { return field->accessibleName(); };
    m_documentProblems = new DocumentProblems(m_ui->documentText,
        {{u"customer.properties"_s, rule(Rule::Customer)},
            {u"order.properties"_s, rule(Rule::Order)},
            {u"order.customFields"_s, rule(Rule::OrderFields)},
            {u"product.metadata"_s, rule(Rule::Metadata)},
            {u"customer.consent.email"_s, label(m_ui->emailConsentEdit)},
            {u"customer.consent.emailAt"_s, label(m_ui->emailConsentAtEdit)},
            {u"customer.consent.sms"_s, label(m_ui->smsConsentEdit)},
            {u"customer.consent.smsAt"_s, label(m_ui->smsConsentAtEdit)},
            {u"customer.consent.source"_s, label(m_ui->consentSourceEdit)}},
        {});
}

// What it says together is checked as it would be read back.
void PropertyMappingEditor::takeConsent()
{
    for (const auto &[edit, member] : consentFields())
        m_settings.customer.consent.*member = edit->text().trimmed().toUtf8();
    const auto read = commercemap::MappingSettings::fromJson(m_settings.toJson());
    showDocument();
    if (read)
        m_documentProblems->clear();
    else
        m_documentProblems->show(read.error());
    noteEdit(qobject_cast<QLineEdit *>(sender()));
    preview();
    check();
}

void PropertyMappingEditor::resizeEvent(QResizeEvent *event)
{
    MappingEditor::resizeEvent(event);
    fitNote();
}

// What helps goes first; what is wrong stays.
void PropertyMappingEditor::fitNote()
{
    const bool isLow = isNarrowRoom(height(), kRuleNoteHeight);
    m_ui->ruleNote->setVisible(!m_model->problem().isEmpty() || !isLow);
    if (auto *empty = m_ui->propertyCard->findChild<EmptyState *>())
        empty->setIconShown(!isLow);
}

} // namespace sluice
