import { Token } from 'cdktf';

/**
 * Marks text as data: Terraform takes it letter by letter, whatever it holds. Use it wherever free text, or a value that
 * is not Terraform's, enters a construct: tags, descriptions, IAM policy variables such as `${aws:PrincipalTag/team}`.
 * The engine refuses a `${` that is neither marked so nor a reference.
 *
 * @throws Error when the text holds a reference: that is not data
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
export function literal(text: string): string {
  if (Token.isUnresolved(text)) throw new Error(`literal() is for data, and this holds a reference: ${text}`);
  return text.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}
