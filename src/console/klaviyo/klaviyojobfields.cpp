// SPDX-License-Identifier: GPL-3.0-or-later
// How the form of a Klaviyo job is dressed, and what of it is shown for a resource and a mode.
#include "console/klaviyo/klaviyojobform.h"
#include "console/klaviyo/klaviyojobmodel.h"
#include "console/theme/icons.h"
#include "console/widgets/badges.h"
#include "console/widgets/card.h"
#include "console/widgets/eliding.h"
#include "console/widgets/format.h"
#include "console/widgets/typedlabel.h"
#include "syncs/commerceklaviyo/mapping/urltemplate.h"
#include "ui_klaviyojobform.h"

#include <QMenu>

namespace sluice {

using namespace Qt::StringLiterals;

namespace {

using commercemap::MappingSettings;

QString byteText(const QByteArray &bytes)
{
    return QString::fromUtf8(bytes);
}

QString joinedText(const QList<QByteArray> &values)
{
    QStringList texts;
    for (const QByteArray &value : values)
        texts << byteText(value);
    return texts.join(u", "_s);
}

QList<QByteArray> splitText(const QString &text)
{
    QList<QByteArray> values;
    for (const QString &part : text.split(u',')) {
        if (!part.trimmed().isEmpty())
            values << part.trimmed().toUtf8();
    }
    return values;
}

} // namespace

void KlaviyoJobForm::dress()
{
    for (TypedLabel *title : {m_ui->sourceTitle, m_ui->textsTitle, m_ui->targetTitle,
             m_ui->consentTitle, m_ui->howTitle, m_ui->deleteTitle})
        title->setTypeRole(TypeRole::CardTitle);
    for (TypedLabel *note : {m_ui->sourceNote, m_ui->urlNote, m_ui->targetNote, m_ui->consentNote,
             m_ui->lockNote, m_ui->deleteNote}) {
        note->setTypeRole(TypeRole::Meta);
        note->setColorRole(Role::Muted);
        note->hide();
    }
    for (Card *card : findChildren<Card *>()) {
        if (const auto *title = card->findChild<TypedLabel *>())
            card->setAccessibleName(title->text());
    }
    // A field is read out by its label's words, without the mnemonic.
    for (const QLabel *label : findChildren<QLabel *>()) {
        if (label->buddy())
            label->buddy()->setAccessibleName(label->text().remove(u'&'));
    }
    for (QComboBox *combo : findChildren<QComboBox *>()) {
        combo->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        combo->setMinimumWidth(fontMetrics().averageCharWidth() * 12);
    }
    for (QSpinBox *spin : findChildren<QSpinBox *>()) {
        spin->setAlignment(Qt::AlignRight);
        spin->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    }
    for (QLineEdit *edit : {m_ui->localeEdit, m_ui->fallbacksEdit, m_ui->currencyEdit,
             m_ui->urlEdit, m_ui->idsEdit, m_ui->startIdEdit}) {
        edit->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        edit->setMinimumWidth(fontMetrics().averageCharWidth() * 10);
    }
    m_ui->jobsSpin->setToolTip(tr("Bulk jobs that Klaviyo works on at the same time"));
    m_ui->limitSpin->setToolTip(tr("A chunk with more rejected records than this stops the run"));
    m_ui->sinceEdit->setDisplayFormat(u"yyyy-MM-dd HH:mm"_s);
    m_ui->sinceEdit->setCalendarPopup(true);
    m_ui->listCombo->setInsertPolicy(QComboBox::NoInsert);
    m_ui->listCombo->lineEdit()->setPlaceholderText(tr("None"));
    m_ui->deleteIcon->setIcon(u"remove"_s, Role::Muted);
    m_ui->deleteCard->setAccessibleName(tr("Delete All"));
    for (QPushButton *link :
        {m_ui->urlHelpButton, m_ui->mappingButton, m_ui->previewButton, m_ui->locksButton})
        link->setProperty("role", u"quiet"_s);
    setButtonIcon(m_ui->mappingButton, u"page-mappings"_s);
    setButtonIcon(m_ui->previewButton, u"search"_s);
    setButtonIcon(m_ui->locksButton, u"lock"_s);
}

void KlaviyoJobForm::dressChoices()
{
    const auto add
        = [](QComboBox *combo, std::initializer_list<std::pair<QString, QString>> choices) {
              for (const auto &[text, value] : choices)
                  combo->addItem(text, value);
          };
    for (const QString &resource :
        {u"customers"_s, u"orders"_s, u"categories"_s, u"products"_s, u"all"_s})
        m_ui->resourceCombo->addItem(resourceWord(resource), resource);
    add(m_ui->matchCombo,
        {{tr("commercetools’ ID"), u"externalId"_s}, {tr("E-mail address"), u"email"_s}});
    add(m_ui->trimCombo, {{tr("All"), u"all"_s}, {tr("The usual ones only, shorter"), u"short"_s}});
    add(m_ui->missingCombo,
        {{tr("Stay at Klaviyo"), u"keep"_s}, {tr("Are deleted at Klaviyo"), u"delete"_s}});
    add(m_ui->unpublishedCombo,
        {{tr("Hide"), u"hide"_s}, {tr("Delete"), u"delete"_s},
            {tr("Leave as they are"), u"skip"_s}});
}

void KlaviyoJobForm::connectMapping()
{
    connect(m_ui->mappingButton, &QPushButton::clicked, this, &KlaviyoJobForm::mappingWanted);
    connect(m_ui->previewButton, &QPushButton::clicked, this, &KlaviyoJobForm::previewWanted);
    connect(m_ui->urlHelpButton, &QPushButton::clicked, this, &KlaviyoJobForm::showVariables);
    connect(m_ui->urlEdit, &QLineEdit::textChanged, this, &KlaviyoJobForm::showUrlProblem);
}

// Ids are of one resource: a job of everything is not chosen by them.
void KlaviyoJobForm::showModes()
{
    const QString wanted = m_ui->modeCombo->currentData().toString();
    const bool isAll = resource() == "all"_L1;
    m_ui->modeCombo->clear();
    m_ui->modeCombo->addItem(tr("All"), u"all"_s);
    m_ui->modeCombo->addItem(tr("New and changed since the last run"), u"incremental"_s);
    m_ui->modeCombo->addItem(tr("Changed since a time"), u"since"_s);
    if (!isAll) {
        m_ui->modeCombo->addItem(tr("These IDs"), u"ids"_s);
        m_ui->modeCombo->addItem(tr("From an ID on"), u"from"_s);
    }
    m_ui->modeCombo->addItem(tr("What the last run rejected"), u"failures"_s);
    m_ui->modeCombo->setCurrentIndex(std::max(0, m_ui->modeCombo->findData(wanted)));
}

void KlaviyoJobForm::showParts()
{
    const QString what = resource();
    const QString mode = m_ui->modeCombo->currentData().toString();
    const bool isAll = what == "all"_L1;
    const bool hasCustomers = isAll || what == "customers"_L1;
    const bool hasOrders = isAll || what == "orders"_L1;
    const bool hasProducts = isAll || what == "products"_L1;
    m_ui->idsPart->setVisible(mode == "ids"_L1);
    m_ui->startIdPart->setVisible(mode == "from"_L1);
    m_ui->sincePart->setVisible(mode == "since"_L1);
    m_ui->matchPart->setVisible(hasCustomers);
    m_ui->consentCard->setVisible(hasCustomers);
    m_ui->trimPart->setVisible(hasOrders);
    m_ui->missingPart->setVisible(isAll || what == "categories"_L1);
    m_ui->productTextsPart->setVisible(hasProducts);
    m_ui->deleteCard->setVisible(what == "products"_L1 || what == "categories"_L1);
    m_ui->deleteAllButton->setText(
        what == "products"_L1 ? tr("Delete All Products…") : tr("Delete All Categories…"));
    m_ui->deleteNote->setText(
        tr("A run of its own that only deletes at Klaviyo. You see the count first and confirm it "
           "by typing."));
    m_ui->deleteNote->setVisible(true);
    m_ui->sourceNote->setText(mode == "ids"_L1 && !m_ids.isEmpty()
            ? tr("%1 IDs").arg(Format::count(m_ids.size()))
            : QString());
    m_ui->sourceNote->setVisible(!m_ui->sourceNote->text().isEmpty());
    showWords();
}

// What the plugin takes, whose place this sync fills (commercetools-klaviyo A.1).
QString KlaviyoJobForm::pluginOffer(const QString &what)
{
    return what == "customers"_L1
        ? tr("The plugin itself takes all of them, or those of given IDs.")
        : what == "orders"_L1
        ? tr("The plugin itself takes all of them, those of given IDs, or those from an ID on.")
        : what == "categories"_L1 ? tr("The plugin itself takes all of them, or deletes all.")
        : what == "products"_L1
        ? tr("The plugin itself takes all that are published, or deletes all.")
        : tr("The plugin itself takes one kind of records at a time.");
}

void KlaviyoJobForm::showWords()
{
    const QString what = resource();
    const QString way = what == "customers"_L1
        ? tr("Profiles go in bulk jobs of up to 10 000; Klaviyo creates or updates them.")
        : what == "orders"_L1
        ? tr("Orders go as events and are accepted at once; an event is never counted twice.")
        : what == "categories"_L1
        ? tr("Categories go in bulk jobs of up to 100; new and renamed ones are written.")
        : what == "products"_L1
        ? tr("Items go in bulk jobs of up to 100, their variants after them.")
        : tr("Customers before orders, categories before products.");
    m_ui->targetNote->setText(way + u' ' + pluginOffer(what));
    m_ui->targetNote->show();
    m_ui->consentNote->setText(m_ui->subscribeCheck->isChecked()
            ? tr("Who has unsubscribed stays so. How many are subscribed is typed before the run.")
            : tr("Nobody is subscribed: consent at Klaviyo stays as it is."));
    m_ui->consentNote->show();
}

void KlaviyoJobForm::setShop(const std::optional<ShopFacts> &shop)
{
    const bool canLock = !shop || shop->canLock;
    m_ui->lockNote->setText(canLock
            ? QString()
            : tr("The API client has no right to custom objects, where the lock stands. Without "
                 "one, two imports at once can write over each other."));
    m_ui->lockNote->setColorRole(Role::Warning);
    m_ui->lockNote->setVisible(!canLock);
    m_ui->locksButton->setEnabled(shop && shop->canLock);
}

void KlaviyoJobForm::setDeletable(bool isDeletable, const QString &why)
{
    m_ui->deleteAllButton->setEnabled(isDeletable);
    m_ui->deleteAllButton->setToolTip(isDeletable ? QString() : why);
}

Result<MappingSettings> KlaviyoJobForm::mapping() const
{
    if (m_mapping.isNull() || m_mapping.isUndefined())
        return edited(MappingSettings());
    if (!m_mapping.isObject())
        return fail(ErrorKind::Config, tr("The mapping cannot be used"),
            tr("The job names a file that was not taken over"));
    auto settings = MappingSettings::fromJson(m_mapping.toObject());
    return settings ? Result<MappingSettings>(edited(*settings)) : settings;
}

// Reads the fields over what the rest of the mapping says.
MappingSettings KlaviyoJobForm::edited(MappingSettings settings) const
{
    settings.locale.preferred = m_ui->localeEdit->text().trimmed().toUtf8();
    settings.locale.fallbacks = splitText(m_ui->fallbacksEdit->text());
    settings.product.price.currency = m_ui->currencyEdit->text().trimmed().toUpper().toUtf8();
    settings.product.urlTemplate = m_ui->urlEdit->text().trimmed().toUtf8();
    settings.product.unpublished = static_cast<commercemap::UnpublishedProducts>(
        std::max(0, m_ui->unpublishedCombo->currentIndex()));
    settings.customer.matchBy = m_ui->matchCombo->currentData().toString() == "email"_L1
        ? commercemap::MatchBy::Email
        : commercemap::MatchBy::ExternalId;
    settings.order.trim = m_ui->trimCombo->currentData().toString() == "short"_L1
        ? commercemap::TrimMode::Short
        : commercemap::TrimMode::All;
    return settings;
}

void KlaviyoJobForm::setMapping(const MappingSettings &settings)
{
    m_mapping = settings.toJson();
    showMapping();
    noteChange();
}

void KlaviyoJobForm::showMapping()
{
    const auto read = m_mapping.isObject() ? MappingSettings::fromJson(m_mapping.toObject())
                                           : Result<MappingSettings>(MappingSettings());
    const MappingSettings settings = read ? *read : MappingSettings();
    const bool wasFilling = std::exchange(m_isFilling, true);
    m_ui->localeEdit->setText(byteText(settings.locale.preferred));
    m_ui->fallbacksEdit->setText(joinedText(settings.locale.fallbacks));
    m_ui->currencyEdit->setText(byteText(settings.product.price.currency));
    m_ui->urlEdit->setText(byteText(settings.product.urlTemplate));
    m_ui->unpublishedCombo->setCurrentIndex(static_cast<int>(settings.product.unpublished));
    m_ui->matchCombo->setCurrentIndex(
        settings.customer.matchBy == commercemap::MatchBy::Email ? 1 : 0);
    m_ui->trimCombo->setCurrentIndex(settings.order.trim == commercemap::TrimMode::Short ? 1 : 0);
    m_isFilling = wasFilling;
    showUrlProblem();
}

void KlaviyoJobForm::showUrlProblem()
{
    const QString text = m_ui->urlEdit->text().trimmed();
    const commercemap::UrlTemplate url(text.toUtf8());
    setFieldError(m_ui->urlEdit, !url.problems().isEmpty());
    QString note;
    if (text.isEmpty())
        note = tr("Empty: items have no address.");
    else if (!url.problems().isEmpty())
        note = tr("It %1").arg(url.problems().first());
    m_ui->urlNote->setColorRole(url.problems().isEmpty() ? Role::Muted : Role::Error);
    m_ui->urlNote->setText(note);
    m_ui->urlNote->setVisible(!note.isEmpty());
}

// What can stand in the address; what is chosen goes where the cursor is.
void KlaviyoJobForm::showVariables()
{
    const QHash<QString, QString> words{{u"productSlug"_s, tr("slug, in the language")},
        {u"productId"_s, tr("ID of the product")}, {u"productKey"_s, tr("key of the product")},
        {u"sku"_s, tr("SKU of the variant")}, {u"variantId"_s, tr("number of the variant")},
        {u"locale"_s, tr("language")}, {u"category"_s, tr("slug of its category")},
        {u"categories"_s, tr("slugs from the top category down")}};
    auto *menu = new QMenu(this);
    menu->setObjectName(u"urlMenu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const QString &variable : commercemap::UrlTemplate::variables()) {
        QAction *action
            = menu->addAction(QString(u"{{"_s + variable + u"}}  "_s + words.value(variable)));
        connect(action, &QAction::triggered, this, [this, variable] {
            m_ui->urlEdit->insert(QString(u"{{"_s + variable + u"}}"_s));
            m_ui->urlEdit->setFocus();
            noteChange();
        });
    }
    menu->popup(m_ui->urlHelpButton->mapToGlobal(m_ui->urlHelpButton->rect().bottomLeft()));
}

} // namespace sluice
