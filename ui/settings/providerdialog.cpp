// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/settings/providerdialog.h"

#include "ui/settings/keyfield.h"

#include <QComboBox>
#include <QFontMetrics>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineside {

ProviderDialog::ProviderDialog(Catalog &catalog, SecretStore &secrets, ChatBackend &backend, std::optional<Provider> existing, QWidget *parent)
    : ConnectionDialog(secrets, existing ? tr("Change provider") : tr("Add a provider"), parent)
    , m_catalog(catalog)
    , m_backend(backend)
    , m_kinds(knownProviderKinds())
    , m_existing(std::move(existing))
    , m_kind(new QComboBox(this))
    , m_name(new QLineEdit(this))
    , m_url(new QLineEdit(this))
    , m_preview(new QLabel(this))
    , m_key(new KeyField(u"providerKey"_s, tr("Key"), m_existing ? m_existing->key : std::nullopt, this))
    , m_headers(new QPlainTextEdit(this))
    , m_model(new QComboBox(this))
{
    buildForm();
    fillIn();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProviderDialog::useKind);
    connect(m_name, &QLineEdit::textChanged, this, &ProviderDialog::revalidate);
    connect(m_url, &QLineEdit::textChanged, this, &ProviderDialog::showUrl);
    connect(m_key, &KeyField::changed, this, &ProviderDialog::revalidate);
    connect(m_headers, &QPlainTextEdit::textChanged, this, &ProviderDialog::revalidate);
    finishForm();
}

void ProviderDialog::buildForm()
{
    for (const ProviderKind &each : m_kinds)
        m_kind->addItem(each.name, each.id);
    m_url->setFont(theme::codeFont());
    m_url->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_headers->setFont(theme::codeFont());
    m_headers->setTabChangesFocus(true);
    m_headers->setPlaceholderText(u"X-Title: Lineside"_s);
    m_headers->setFixedHeight(QFontMetrics(m_headers->font()).lineSpacing() * 3 + theme::Medium);
    m_model->setEditable(true);
    m_model->setInsertPolicy(QComboBox::NoInsert);
    m_model->lineEdit()->setPlaceholderText(tr("The model a new chat begins with"));
    addRow(tr("&Kind:"), m_kind, u"providerKindBox"_s);
    addRow(tr("&Name:"), m_name, u"providerNameEdit"_s);
    addRow(tr("Base &URL:"), m_url, u"providerUrlEdit"_s);
    addHint(m_preview, u"providerUrlPreview"_s);
    addRow(tr("K&ey:"), m_key, u"providerKeyField"_s);
    addRow(tr("&Model:"), m_model, u"providerModelBox"_s);
    addRow(tr("&Further headers:"), m_headers, u"providerHeadersEdit"_s);
}

void ProviderDialog::fillIn()
{
    if (!m_existing) {
        useKind();
        return;
    }
    m_kind->setCurrentIndex(std::max(0, m_kind->findData(m_existing->kind)));
    m_name->setText(m_existing->name);
    m_url->setText(m_existing->baseUrl);
    m_headers->setPlainText(headersToText(m_existing->extraHeaders));
    m_model->setEditText(m_existing->model);
    if (!m_existing->key)
        m_key->choose(KeyDraft::Source::None);
    m_key->suggestVariable(kind().keyVariable);
    m_preview->setText(describeChatUrl(m_url->text()));
}

// What the user typed stays; what an earlier kind had filled in is replaced.
void ProviderDialog::useKind()
{
    const ProviderKind chosen = kind();
    const auto isOfAKind = [this](const QString &text, QString ProviderKind::*field) {
        return text.isEmpty() || std::ranges::any_of(m_kinds, [&](const ProviderKind &each) { return each.*field == text; });
    };
    if (isOfAKind(m_name->text(), &ProviderKind::name))
        m_name->setText(chosen.name);
    if (isOfAKind(m_url->text(), &ProviderKind::baseUrl))
        m_url->setText(chosen.baseUrl);
    m_url->setCursorPosition(0);
    if (isOfAKind(m_model->currentText(), &ProviderKind::usualModel))
        m_model->setEditText(chosen.usualModel);
    m_url->setPlaceholderText(u"https://api.example.org/v1"_s);
    if (!m_key->existing() && !m_key->hasTyped())
        m_key->choose(chosen.keyNeeded ? KeyDraft::Source::Keychain : KeyDraft::Source::None);
    m_key->suggestVariable(chosen.keyVariable);
    showUrl();
}

void ProviderDialog::showUrl()
{
    m_preview->setText(describeChatUrl(m_url->text()));
    revalidate();
}

ProviderKind ProviderDialog::kind() const
{
    return m_kinds.value(m_kind->currentIndex());
}

ProviderDraft ProviderDialog::draft() const
{
    return {.name = m_name->text(),
            .baseUrl = m_url->text(),
            .key = m_key->draft(),
            .keyNeeded = kind().keyNeeded,
            .headers = m_headers->toPlainText()};
}

QStringList ProviderDialog::problems() const
{
    return problemsIn(draft());
}

SecretRef ProviderDialog::keychainRef() const
{
    if (m_existing && m_existing->key && m_existing->key->kind == SecretRef::Kind::Keychain)
        return *m_existing->key;
    return SecretRef::keychain(keychainIdFor(m_name->text(), keychainIdsIn(m_catalog.workspace())));
}

Provider ProviderDialog::provider(const std::optional<SecretRef> &key) const
{
    Provider result = m_existing.value_or(Provider());
    const bool kindChanged = result.kind != kind().id;
    result.kind = kind().id;
    result.name = m_name->text().trimmed();
    result.baseUrl = m_url->text().trimmed();
    result.key = key;
    if (kindChanged) { // otherwise they may have been set by hand
        result.keyHeader = kind().keyHeader;
        result.keyPrefix = kind().keyPrefix;
    }
    result.extraHeaders = parseHeaders(m_headers->toPlainText()).value_or(QList<HttpHeader>());
    result.model = m_model->currentText().trimmed();
    return result;
}

void ProviderDialog::startTest(QObject *context)
{
    m_backend.listModels(provider(referenceForTest(*m_key, keychainRef())), context, [this](Result<QList<ModelInfo>> models) {
        if (!models)
            return testFailed(models.error());
        offerModels(*models);
        testEnded(theme::Signal::Go, tr("The connection works. Models that can be used: %1.").arg(models->size()));
    });
}

void ProviderDialog::offerModels(const QList<ModelInfo> &models)
{
    const QString chosen = m_model->currentText();
    m_model->clear();
    for (const ModelInfo &model : models)
        m_model->addItem(model.id);
    m_model->setEditText(chosen.isEmpty() && !models.isEmpty() ? models.constFirst().id : chosen);
}

void ProviderDialog::commit()
{
    Q_EMIT providerSaved(m_catalog.put(provider(referenceFor(m_key->draft(), keychainRef()))));
}

std::vector<std::pair<KeyField *, SecretRef>> ProviderDialog::keyFields()
{
    return {{m_key, keychainRef()}};
}

} // namespace lineside
