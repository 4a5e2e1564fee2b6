// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "interchange/curloptiontable.h"

#include <algorithm>
#include <iterator>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineside {

namespace {

// In the order of the alphabet, for they are searched by halves.
constexpr QLatin1StringView withoutValue[] = {
    "alpn"_L1, "anyauth"_L1, "append"_L1, "basic"_L1, "buffer"_L1, "ca-native"_L1, "cert-status"_L1, "clobber"_L1,
    "compressed"_L1, "compressed-ssh"_L1, "create-dirs"_L1, "crlf"_L1, "digest"_L1, "disable"_L1, "disable-eprt"_L1,
    "disable-epsv"_L1, "disallow-username-in-url"_L1, "doh-cert-status"_L1, "doh-insecure"_L1, "dump-ca-embed"_L1,
    "environment"_L1, "eprt"_L1, "epsv"_L1, "fail"_L1, "fail-early"_L1, "fail-with-body"_L1, "false-start"_L1, "follow"_L1,
    "form-escape"_L1, "ftp-create-dirs"_L1, "ftp-pasv"_L1, "ftp-pret"_L1, "ftp-skip-pasv-ip"_L1, "ftp-ssl-ccc"_L1,
    "ftp-ssl-control"_L1, "get"_L1, "globoff"_L1, "haproxy-protocol"_L1, "head"_L1, "http0.9"_L1, "http1.0"_L1, "http1.1"_L1,
    "http2"_L1, "http2-prior-knowledge"_L1, "http3"_L1, "http3-only"_L1, "ignore-content-length"_L1, "include"_L1,
    "insecure"_L1, "ipv4"_L1, "ipv6"_L1, "junk-session-cookies"_L1, "keepalive"_L1, "list-only"_L1, "location"_L1,
    "location-trusted"_L1, "mail-rcpt-allowfails"_L1, "manual"_L1, "metalink"_L1, "mptcp"_L1, "negotiate"_L1, "netrc"_L1,
    "netrc-optional"_L1, "next"_L1, "npn"_L1, "ntlm"_L1, "ntlm-wb"_L1, "out-null"_L1, "parallel"_L1, "parallel-immediate"_L1,
    "path-as-is"_L1, "post301"_L1, "post302"_L1, "post303"_L1, "progress-bar"_L1, "progress-meter"_L1, "proxy-anyauth"_L1,
    "proxy-basic"_L1, "proxy-ca-native"_L1, "proxy-digest"_L1, "proxy-http2"_L1, "proxy-insecure"_L1, "proxy-negotiate"_L1,
    "proxy-ntlm"_L1, "proxy-ssl-allow-beast"_L1, "proxy-ssl-auto-client-cert"_L1, "proxy-tlsv1"_L1, "proxytunnel"_L1,
    "raw"_L1, "remote-header-name"_L1, "remote-name"_L1, "remote-name-all"_L1, "remote-time"_L1, "remove-on-error"_L1,
    "retry-all-errors"_L1, "retry-connrefused"_L1, "sasl-ir"_L1, "sessionid"_L1, "show-error"_L1, "silent"_L1,
    "skip-existing"_L1, "socks5-basic"_L1, "socks5-gssapi"_L1, "socks5-gssapi-nec"_L1, "ssl"_L1, "ssl-allow-beast"_L1,
    "ssl-auto-client-cert"_L1, "ssl-no-revoke"_L1, "ssl-reqd"_L1, "ssl-revoke-best-effort"_L1, "sslv2"_L1, "sslv3"_L1,
    "styled-output"_L1, "suppress-connect-headers"_L1, "tcp-fastopen"_L1, "tcp-nodelay"_L1, "tftp-no-options"_L1,
    "tls-earlydata"_L1, "tlsv1"_L1, "tlsv1.0"_L1, "tlsv1.1"_L1, "tlsv1.2"_L1, "tlsv1.3"_L1, "tr-encoding"_L1, "trace-ids"_L1,
    "trace-time"_L1, "use-ascii"_L1, "verbose"_L1, "version"_L1, "xattr"_L1};

constexpr QLatin1StringView withValue[] = {
    "abstract-unix-socket"_L1, "alt-svc"_L1, "aws-sigv4"_L1, "cacert"_L1, "capath"_L1, "cert"_L1, "cert-type"_L1,
    "ciphers"_L1, "config"_L1, "connect-timeout"_L1, "connect-to"_L1, "continue-at"_L1, "cookie"_L1, "cookie-jar"_L1,
    "create-file-mode"_L1, "crlfile"_L1, "curves"_L1, "data"_L1, "data-ascii"_L1, "data-binary"_L1, "data-raw"_L1,
    "data-urlencode"_L1, "delegation"_L1, "dns-interface"_L1, "dns-ipv4-addr"_L1, "dns-ipv6-addr"_L1, "dns-servers"_L1,
    "doh-url"_L1, "dump-header"_L1, "ech"_L1, "egd-file"_L1, "engine"_L1, "etag-compare"_L1, "etag-save"_L1,
    "expect100-timeout"_L1, "form"_L1, "form-string"_L1, "ftp-account"_L1, "ftp-alternative-to-user"_L1, "ftp-method"_L1,
    "ftp-port"_L1, "ftp-ssl-ccc-mode"_L1, "happy-eyeballs-timeout-ms"_L1, "haproxy-clientip"_L1, "header"_L1, "help"_L1,
    "hostpubmd5"_L1, "hostpubsha256"_L1, "hsts"_L1, "interface"_L1, "ip-tos"_L1, "ipfs-gateway"_L1, "json"_L1,
    "keepalive-cnt"_L1, "keepalive-time"_L1, "key"_L1, "key-type"_L1, "knownhosts"_L1, "krb"_L1, "libcurl"_L1,
    "limit-rate"_L1, "local-port"_L1, "login-options"_L1, "mail-auth"_L1, "mail-from"_L1, "mail-rcpt"_L1, "max-filesize"_L1,
    "max-redirs"_L1, "max-time"_L1, "netrc-file"_L1, "noproxy"_L1, "oauth2-bearer"_L1, "output"_L1, "output-dir"_L1,
    "parallel-max"_L1, "parallel-max-host"_L1, "pass"_L1, "pinnedpubkey"_L1, "preproxy"_L1, "proto"_L1, "proto-default"_L1,
    "proto-redir"_L1, "proxy"_L1, "proxy-cacert"_L1, "proxy-capath"_L1, "proxy-cert"_L1, "proxy-cert-type"_L1,
    "proxy-ciphers"_L1, "proxy-crlfile"_L1, "proxy-header"_L1, "proxy-key"_L1, "proxy-key-type"_L1, "proxy-pass"_L1,
    "proxy-pinnedpubkey"_L1, "proxy-service-name"_L1, "proxy-tls13-ciphers"_L1, "proxy-tlsauthtype"_L1,
    "proxy-tlspassword"_L1, "proxy-tlsuser"_L1, "proxy-user"_L1, "proxy1.0"_L1, "pubkey"_L1, "quote"_L1, "random-file"_L1,
    "range"_L1, "rate"_L1, "referer"_L1, "request"_L1, "request-target"_L1, "resolve"_L1, "retry"_L1, "retry-delay"_L1,
    "retry-max-time"_L1, "sasl-authzid"_L1, "service-name"_L1, "sigalgs"_L1, "socks4"_L1, "socks4a"_L1, "socks5"_L1,
    "socks5-gssapi-service"_L1, "socks5-hostname"_L1, "speed-limit"_L1, "speed-time"_L1, "ssl-sessions"_L1, "stderr"_L1,
    "telnet-option"_L1, "tftp-blksize"_L1, "time-cond"_L1, "tls-max"_L1, "tls13-ciphers"_L1, "tlsauthtype"_L1,
    "tlspassword"_L1, "tlsuser"_L1, "trace"_L1, "trace-ascii"_L1, "trace-config"_L1, "unix-socket"_L1, "upload-file"_L1,
    "upload-flags"_L1, "url"_L1, "url-query"_L1, "user"_L1, "user-agent"_L1, "variable"_L1, "vlan-priority"_L1,
    "write-out"_L1};

constexpr std::pair<char16_t, QLatin1StringView> letters[] = {
    {u'#', "progress-bar"_L1}, {u'0', "http1.0"_L1}, {u'1', "tlsv1"_L1}, {u'2', "sslv2"_L1}, {u'3', "sslv3"_L1},
    {u'4', "ipv4"_L1}, {u'6', "ipv6"_L1}, {u':', "next"_L1}, {u'A', "user-agent"_L1}, {u'B', "use-ascii"_L1},
    {u'C', "continue-at"_L1}, {u'D', "dump-header"_L1}, {u'E', "cert"_L1}, {u'F', "form"_L1}, {u'G', "get"_L1},
    {u'H', "header"_L1}, {u'I', "head"_L1}, {u'J', "remote-header-name"_L1}, {u'K', "config"_L1}, {u'L', "location"_L1},
    {u'M', "manual"_L1}, {u'N', "no-buffer"_L1}, {u'O', "remote-name"_L1}, {u'P', "ftp-port"_L1}, {u'Q', "quote"_L1},
    {u'R', "remote-time"_L1}, {u'S', "show-error"_L1}, {u'T', "upload-file"_L1}, {u'U', "proxy-user"_L1},
    {u'V', "version"_L1}, {u'X', "request"_L1}, {u'Y', "speed-limit"_L1}, {u'Z', "parallel"_L1}, {u'a', "append"_L1},
    {u'b', "cookie"_L1}, {u'c', "cookie-jar"_L1}, {u'd', "data"_L1}, {u'e', "referer"_L1}, {u'f', "fail"_L1},
    {u'g', "globoff"_L1}, {u'h', "help"_L1}, {u'i', "include"_L1}, {u'j', "junk-session-cookies"_L1}, {u'k', "insecure"_L1},
    {u'l', "list-only"_L1}, {u'm', "max-time"_L1}, {u'n', "netrc"_L1}, {u'o', "output"_L1}, {u'p', "proxytunnel"_L1},
    {u'q', "disable"_L1}, {u'r', "range"_L1}, {u's', "silent"_L1}, {u't', "telnet-option"_L1}, {u'u', "user"_L1},
    {u'v', "verbose"_L1}, {u'w', "write-out"_L1}, {u'x', "proxy"_L1}, {u'y', "speed-time"_L1}, {u'z', "time-cond"_L1}};

} // namespace

std::optional<CurlOption> curlOption(const QString &longName)
{
    const auto isIn = [](const auto &names, QStringView name) {
        return std::binary_search(std::begin(names), std::end(names), name, [](const auto &a, const auto &b) { return a < b; });
    };
    const QStringView name(longName);
    if (isIn(withValue, name))
        return CurlOption{longName, true};
    if (isIn(withoutValue, name) || (name.startsWith("no-"_L1) && isIn(withoutValue, name.sliced(3))))
        return CurlOption{longName, false};
    // What curl 8.3 expands before it reads it.
    if (name.startsWith("expand-"_L1) && isIn(withValue, name.sliced(7)))
        return CurlOption{longName, true};
    return std::nullopt;
}

std::optional<CurlOption> curlOption(QChar letter)
{
    const auto *found = std::ranges::find(letters, letter.unicode(), &std::pair<char16_t, QLatin1StringView>::first);
    return found == std::end(letters) ? std::nullopt : curlOption(QString(found->second));
}

} // namespace lineside
